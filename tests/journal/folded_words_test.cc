// SPDX-License-Identifier: Apache-2.0
#include "journal/folded_words.h"

#include <cppunit/extensions/HelperMacros.h>

#include "journal/school_search.h"

namespace mrko::journal {

namespace {

using Words = std::vector<std::string>;

bool finds(const std::string& asked, const std::string& text) {
    return all_found(folded_words(asked), folded_words(text));
}

PublicSchool school(const std::string& name, const std::string& number) {
    PublicSchool one;
    one.name = name;
    one.identifier = number;
    return one;
}

std::string names(const std::vector<PublicSchool>& schools) {
    std::string all;
    for (const auto& one : schools) {
        all += one.name + "; ";
    }
    return all;
}

}  // namespace

class FoldedWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FoldedWordsTest);
    CPPUNIT_TEST(words_are_small_without_punctuation_and_with_one_e);
    CPPUNIT_TEST(damaged_text_divides_words);
    CPPUNIT_TEST(russian_endings_do_not_matter);
    CPPUNIT_TEST(numbers_and_short_words_are_whole);
    CPPUNIT_TEST(a_school_is_found_by_number_and_by_name);
    CPPUNIT_TEST(a_question_without_words_finds_no_school);
    CPPUNIT_TEST_SUITE_END();

    void words_are_small_without_punctuation_and_with_one_e() {
        CPPUNIT_ASSERT((Words{"ежик", "и", "яша", "7а", "caps", "lock"}) ==
                       folded_words("«ЁЖИК», и Яша (7А): Caps-Lock"));
        CPPUNIT_ASSERT(folded_words(" — №\u00a0!").empty());
        CPPUNIT_ASSERT((Words{"абвгдежзийклмнопрстуфхцчшщъыьэюя"}) == folded_words("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"));
    }

    void damaged_text_divides_words() { CPPUNIT_ASSERT((Words{"a", "b"}) == folded_words("a\xD0" "b\xFF")); }

    void russian_endings_do_not_matter() {
        CPPUNIT_ASSERT(finds("паролей", "логин и пароль"));
        CPPUNIT_ASSERT(finds("Оценку", "все оценки"));
        CPPUNIT_ASSERT(finds("ребенок", "у ребёнка"));
        CPPUNIT_ASSERT(finds("распечатывать", "как распечатать дневник"));
        CPPUNIT_ASSERT(!finds("паролей", "логин"));
        CPPUNIT_ASSERT(!finds("пароль школы", "пароль"));
        CPPUNIT_ASSERT(finds("", "что угодно"));
    }

    void numbers_and_short_words_are_whole() {
        CPPUNIT_ASSERT_EQUAL(std::string{"123456"}, stem("123456"));
        CPPUNIT_ASSERT_EQUAL(std::string{"вход"}, stem("вход"));
        CPPUNIT_ASSERT_EQUAL(std::string{"школ"}, stem("школа"));
        CPPUNIT_ASSERT_EQUAL(std::string{"парол"}, stem("паролей"));
        CPPUNIT_ASSERT(!finds("1235", "1234"));
    }

    void a_school_is_found_by_number_and_by_name() {
        const std::vector<PublicSchool> city{school("Гимназия № 12", "12"),
                                             school("Школа № 1234", "1234"),
                                             school("Лицей имени Алёшина", "7"),
                                             school("Школа № 123", "123")};
        CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 123; Школа № 1234; "}, names(find_schools(city, "ШКОЛА №123")));
        CPPUNIT_ASSERT_EQUAL(std::string{"Гимназия № 12; Школа № 1234; Школа № 123; "}, names(find_schools(city, "школа 12")));
        CPPUNIT_ASSERT_EQUAL(std::string{"Лицей имени Алёшина; "}, names(find_schools(city, "лицея алешина")));
        CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 1234; Школа № 123; "}, names(find_schools(city, "школы")));
        CPPUNIT_ASSERT_EQUAL(std::string{}, names(find_schools(city, "%_")));
        CPPUNIT_ASSERT_EQUAL(std::string{}, names(find_schools(city, "99")));
    }

    void a_question_without_words_finds_no_school() {
        CPPUNIT_ASSERT(find_schools({school("Школа № 1", "1")}, " №! ").empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FoldedWordsTest);

}  // namespace mrko::journal
