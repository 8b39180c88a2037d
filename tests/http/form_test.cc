// SPDX-License-Identifier: Apache-2.0
#include "http/form.h"

#include <cppunit/extensions/HelperMacros.h>

#include "http/error.h"

namespace mrko::http {

class FormTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FormTest);
    CPPUNIT_TEST(fields_are_decoded);
    CPPUNIT_TEST(the_first_of_equal_names_is_given);
    CPPUNIT_TEST(a_field_may_lack_a_value_or_a_name);
    CPPUNIT_TEST(broken_encoding_is_refused);
    CPPUNIT_TEST(what_is_no_utf8_is_refused);
    CPPUNIT_TEST(a_nul_is_refused);
    CPPUNIT_TEST(s18_one_field_too_many_is_refused);
    CPPUNIT_TEST(a_plus_is_a_space_in_forms_alone);
    CPPUNIT_TEST(encoding_and_decoding_are_inverse);
    CPPUNIT_TEST(utf8_is_told_from_what_only_looks_like_it);
    CPPUNIT_TEST_SUITE_END();

public:
    void fields_are_decoded() {
        const Form form = Form::parse("name=%D0%9C%D0%B0%D1%88%D0%B0+P&text=a%0D%0Ab&sum=1%2B1%3D2");
        CPPUNIT_ASSERT_EQUAL(std::string{"Маша P"}, text(form, "name"));
        CPPUNIT_ASSERT_EQUAL(std::string{"a\r\nb"}, text(form, "text"));
        CPPUNIT_ASSERT_EQUAL(std::string{"1+1=2"}, text(form, "sum"));
        CPPUNIT_ASSERT(!form.value("other"));
    }

    void the_first_of_equal_names_is_given() {
        CPPUNIT_ASSERT_EQUAL(std::string{"1"}, text(Form::parse("a=1&a=2"), "a"));
    }

    void a_field_may_lack_a_value_or_a_name() {
        const Form form = Form::parse("&a&b=&=c&&d=e=f&");
        CPPUNIT_ASSERT_EQUAL(std::string{}, text(form, "a"));
        CPPUNIT_ASSERT_EQUAL(std::string{}, text(form, "b"));
        CPPUNIT_ASSERT_EQUAL(std::string{"c"}, text(form, ""));
        CPPUNIT_ASSERT_EQUAL(std::string{"e=f"}, text(form, "d"));
    }

    void broken_encoding_is_refused() {
        for (const char* const broken : {"a=%", "a=%4", "a=%4G", "a=%G4", "%=1", "a=%%41", "a=%u0041"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(broken, (void)Form::parse(broken), BadRequest);
        }
    }

    void what_is_no_utf8_is_refused() {
        for (const char* const broken : {"a=%FF", "%C3=1", "a=%C0%AF", "a=%ED%A0%80", "a=%F4%90%80%80", "a=\xE2\x82"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(broken, (void)Form::parse(broken), BadRequest);
        }
    }

    void a_nul_is_refused() {
        CPPUNIT_ASSERT_THROW((void)Form::parse("a=1%002"), BadRequest);
        CPPUNIT_ASSERT_THROW((void)Form::parse("a%00=1"), BadRequest);
    }

    void s18_one_field_too_many_is_refused() {
        std::string fields;
        for (std::size_t number = 0; number < field_limit; ++number) {
            fields += "a=1&";
        }
        CPPUNIT_ASSERT_NO_THROW((void)Form::parse(fields));
        CPPUNIT_ASSERT_THROW((void)Form::parse(fields + "a=1"), BadRequest);
    }

    void a_plus_is_a_space_in_forms_alone() {
        CPPUNIT_ASSERT_EQUAL(std::string{"a b"}, percent_decode("a+b", Plus::is_space));
        CPPUNIT_ASSERT_EQUAL(std::string{"a+b"}, percent_decode("a+b", Plus::is_plus));
    }

    void encoding_and_decoding_are_inverse() {
        std::string all;
        for (int octet = 0; octet < 256; ++octet) {
            all += static_cast<char>(octet);
        }
        CPPUNIT_ASSERT_EQUAL(all, percent_decode(percent_encode(all), Plus::is_space));
        CPPUNIT_ASSERT_EQUAL(std::string{"-._~aZ09"}, percent_encode("-._~aZ09"));
        CPPUNIT_ASSERT_EQUAL(std::string{"%2F%3A%D1%8F"}, percent_encode("/:я"));
    }

    void utf8_is_told_from_what_only_looks_like_it() {
        for (const char* const good : {"", "a", "ё", "€", "😀", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
            CPPUNIT_ASSERT_MESSAGE(good, is_utf8(good));
        }
        for (const char* const bad : {"\x80",
                                      "\xC1\xBF",
                                      "\xC3",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xE2\x82",
                                      "\xE2\x28\xA1",
                                      "a\xFF"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !is_utf8(bad));
        }
    }

private:
    static std::string text(const Form& form, std::string_view name) {
        const auto value = form.value(name);
        CPPUNIT_ASSERT(value);
        return std::string{*value};
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FormTest);

}  // namespace mrko::http
