// SPDX-License-Identifier: Apache-2.0
#include "views/catalogue.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <utility>

#include "tests/views/golden.h"
#include "tests/views/texts.h"
#include "views/embedded_files.h"

namespace mrko::tests {

namespace {

using views::Catalogue;
using views::Language;
using views::Message;

using Entry = std::pair<std::string, std::string>;  // context, English original

void collect(const std::string& text, const std::regex& form, std::set<Entry>& entries) {
    for (auto at = std::sregex_iterator(text.begin(), text.end(), form); at != std::sregex_iterator(); ++at) {
        entries.emplace((*at)[1], (*at)[2]);
    }
}

/// Every text that a template or a source of the room asks for.
std::set<Entry> used() {
    static const std::regex in_template("\\{\\{_ ([^:}]*): ([^}]*)\\}\\}");
    static const std::regex in_source("Message\\{\"([^\"]*)\",\\s*\"([^\"]*)\"\\}");
    static const std::regex between_literals("\"\\s*\\n\\s*\"");  // a long text stands in several of them
    std::set<Entry> entries;
    for (const views::EmbeddedFile& file : views::embedded_templates()) {
        collect(std::string(file.content), in_template, entries);
    }
    for (const auto& file : std::filesystem::directory_iterator(MRKO_SOURCE_DIR "/views")) {
        if (file.path().extension() == ".cc") {
            collect(std::regex_replace(file_content(file.path()), between_literals, ""), in_source, entries);
        }
    }
    return entries;
}

std::set<Entry> written(const std::string& language) {
    static const std::regex in_catalogue("msgctxt \"([^\n]*)\"\nmsgid \"([^\n]*)\"\n");
    std::set<Entry> entries;
    collect(file_content(MRKO_SOURCE_DIR "/views/locale/" + language + ".po"), in_catalogue, entries);
    return entries;
}

std::string listed(const std::set<Entry>& these, const std::set<Entry>& but_not) {
    std::string result;
    for (const Entry& entry : these) {
        if (!but_not.contains(entry)) {
            result += entry.first + ": " + entry.second + "\n";
        }
    }
    return result;
}

/// A catalogue of one entry, as msgfmt writes it.
std::string one_entry(const std::string& original, const std::string& translation) {
    const auto number = [](std::size_t value) {
        std::string bytes;
        for (int byte = 0; byte < 4; ++byte) {
            bytes += static_cast<char>((value >> (8 * byte)) & 0xff);
        }
        return bytes;
    };
    constexpr std::size_t texts = 28 + 16;
    return number(0x950412de) + number(0) + number(1) + number(28) + number(36) + number(0) + number(texts) +
           number(original.size()) + number(texts) + number(translation.size()) + number(texts + original.size() + 1) +
           original + '\0' + translation + '\0';
}

}  // namespace

class CatalogueTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CatalogueTest);
    CPPUNIT_TEST(russian_plurals_follow_the_table);
    CPPUNIT_TEST(english_has_one_and_other);
    CPPUNIT_TEST(arguments_are_put_in_and_a_forgotten_one_is_a_fault);
    CPPUNIT_TEST(a_text_that_is_not_there_is_a_fault);
    CPPUNIT_TEST(marks_of_templates_are_replaced_and_escaped);
    CPPUNIT_TEST(a_damaged_catalogue_is_refused);
    CPPUNIT_TEST(an_empty_or_missing_form_is_refused);
    CPPUNIT_TEST(every_used_text_is_written_in_each_language);
    CPPUNIT_TEST(no_text_is_left_over);
    CPPUNIT_TEST(russian_typography_holds);
    CPPUNIT_TEST_SUITE_END();

    void russian_plurals_follow_the_table() {
        constexpr std::array<std::pair<int, const char*>, 12> table{{{0, "0\u00a0оценок"},
                                                                     {1, "1\u00a0оценка"},
                                                                     {2, "2\u00a0оценки"},
                                                                     {5, "5\u00a0оценок"},
                                                                     {11, "11\u00a0оценок"},
                                                                     {12, "12\u00a0оценок"},
                                                                     {21, "21\u00a0оценка"},
                                                                     {22, "22\u00a0оценки"},
                                                                     {25, "25\u00a0оценок"},
                                                                     {101, "101\u00a0оценка"},
                                                                     {111, "111\u00a0оценок"},
                                                                     {112, "112\u00a0оценок"}}};
        for (const auto& [n, words] : table) {
            CPPUNIT_ASSERT_EQUAL(std::string(words), russian().plural(Message{"week", "{n} mark"}, n));
        }
    }

    void english_has_one_and_other() {
        CPPUNIT_ASSERT_EQUAL(std::string("1\u00a0lesson"), english().plural(Message{"week", "{n} lesson"}, 1));
        CPPUNIT_ASSERT_EQUAL(std::string("0\u00a0lessons"), english().plural(Message{"week", "{n} lesson"}, 0));
        CPPUNIT_ASSERT_EQUAL(std::string("21\u00a0lessons"), english().plural(Message{"week", "{n} lesson"}, 21));
    }

    void arguments_are_put_in_and_a_forgotten_one_is_a_fault() {
        CPPUNIT_ASSERT_EQUAL(std::string("каб.\u00a0{x}"),
                             russian().text(Message{"week", "room {room}"}, {{"room", "{x}"}}));
        CPPUNIT_ASSERT_THROW(static_cast<void>(russian().text(Message{"week", "room {room}"}, {{"other", "1"}})),
                             std::logic_error);
    }

    void a_text_that_is_not_there_is_a_fault() {
        const std::string id = "no such text";
        CPPUNIT_ASSERT_THROW(static_cast<void>(russian().text(Message{.context = "week", .id = id})),
                             std::out_of_range);
        CPPUNIT_ASSERT_THROW(static_cast<void>(russian().expand("<p>{{_ week: no such text}}</p>")),
                             std::runtime_error);
        CPPUNIT_ASSERT_THROW(static_cast<void>(russian().expand("<p>{{_ week}}</p>")), std::runtime_error);
    }

    void marks_of_templates_are_replaced_and_escaped() {
        const Catalogue texts(Language::en, one_entry("a\x04q", "\"<b>&'"));
        CPPUNIT_ASSERT_EQUAL(std::string("<i title=\"&quot;&lt;b&gt;&amp;&#39;\">{{X}}</i>"),
                             texts.expand("<i title=\"{{_ a: q}}\">{{X}}</i>"));
    }

    void a_damaged_catalogue_is_refused() {
        const std::string whole(catalogue_bytes("ru.mo"));
        for (std::size_t length = 0; length < whole.size(); length += 97) {
            CPPUNIT_ASSERT_THROW(Catalogue(Language::ru, std::string_view(whole).substr(0, length)),
                                 std::runtime_error);
        }
        std::string wild = whole;
        wild.replace(12, 4, "\xff\xff\xff\x7f");
        CPPUNIT_ASSERT_THROW(Catalogue(Language::ru, wild), std::runtime_error);
    }

    void an_empty_or_missing_form_is_refused() {
        const std::string plural("a\x04{n} b\0{n} bs", 14);
        CPPUNIT_ASSERT_THROW(Catalogue(Language::ru, one_entry("a\x04q", "")), std::runtime_error);
        CPPUNIT_ASSERT_THROW(Catalogue(Language::ru, one_entry(plural, std::string("x\0y", 3))), std::runtime_error);
        CPPUNIT_ASSERT_THROW(Catalogue(Language::en, one_entry(plural, std::string("x\0y\0z", 5))), std::runtime_error);
        CPPUNIT_ASSERT_EQUAL(std::string("y"),
                             Catalogue(Language::en, one_entry(plural, std::string("x\0y", 3)))
                                 .plural(Message{.context = "a", .id = "{n} b"}, 2));
    }

    void every_used_text_is_written_in_each_language() {
        CPPUNIT_ASSERT_EQUAL(std::string(), listed(used(), written("ru")));
        CPPUNIT_ASSERT_EQUAL(std::string(), listed(used(), written("en")));
    }

    void no_text_is_left_over() {
        CPPUNIT_ASSERT_EQUAL(std::string(), listed(written("ru"), used()));
        CPPUNIT_ASSERT_EQUAL(std::string(), listed(written("en"), used()));
    }

    void russian_typography_holds() {
        static const std::regex sentence("msgstr(?:\\[\\d\\])? \"([^\n]*)\"\n");
        const std::string catalogue = file_content(MRKO_SOURCE_DIR "/views/locale/ru.po");
        const std::string texts = catalogue.substr(catalogue.find("\nmsgctxt"));
        for (auto at = std::sregex_iterator(texts.begin(), texts.end(), sentence); at != std::sregex_iterator(); ++at) {
            const std::string text = (*at)[1];
            for (const char* wrong : {"\\\"", "'", " - ", " — ", "№ ", "...", "“"}) {
                CPPUNIT_ASSERT_MESSAGE(text, text.find(wrong) == std::string::npos);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CatalogueTest);

}  // namespace mrko::tests
