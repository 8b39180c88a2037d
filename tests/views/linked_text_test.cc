// SPDX-License-Identifier: Apache-2.0
#include "views/linked_text.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mrko::tests {

namespace {

using views::TextPart;
using Kind = views::TextPart::Kind;

std::vector<std::string> links_of(const std::string& text) {
    std::vector<std::string> result;
    for (const TextPart& part : views::parts_of(text)) {
        if (part.kind == Kind::link) {
            result.push_back(part.text);
        }
    }
    return result;
}

/// The only link of the text; "" when there is none.
std::string link_of(const std::string& text) {
    const auto links = links_of(text);
    CPPUNIT_ASSERT_MESSAGE(text, links.size() < 2);
    return links.empty() ? std::string{} : links.front();
}

}  // namespace

class LinkedTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LinkedTextTest);
    CPPUNIT_TEST(an_address_between_words_is_a_link);
    CPPUNIT_TEST(the_parts_together_are_the_text);
    CPPUNIT_TEST(signs_of_the_sentence_stay_out_of_the_link);
    CPPUNIT_TEST(a_bracket_of_the_address_stays_in_it);
    CPPUNIT_TEST(other_schemes_are_words);
    CPPUNIT_TEST(an_address_that_could_deceive_is_words);
    CPPUNIT_TEST(quotes_and_markup_end_an_address);
    CPPUNIT_TEST(line_ends_are_parts_of_their_own);
    CPPUNIT_TEST(bytes_of_any_kind_do_no_harm);
    CPPUNIT_TEST_SUITE_END();

    void an_address_between_words_is_a_link() {
        const auto parts = views::parts_of("Смотреть https://resh.edu.ru/lesson/7 до конца");
        CPPUNIT_ASSERT((parts == std::vector{TextPart{.kind = Kind::words, .text = "Смотреть "},
                                             TextPart{.kind = Kind::link, .text = "https://resh.edu.ru/lesson/7"},
                                             TextPart{.kind = Kind::words, .text = " до конца"}}));
        CPPUNIT_ASSERT_EQUAL(std::string{"HTTP://Example.org:8080/a?b=1&c=2#d"},
                             link_of("HTTP://Example.org:8080/a?b=1&c=2#d"));
        CPPUNIT_ASSERT_EQUAL(std::string{"https://минпросвещения.рф/новости"},
                             link_of("см. https://минпросвещения.рф/новости"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, links_of("http://a.ru http://b.ru").size());
    }

    void the_parts_together_are_the_text() {
        for (const std::string text : {"", "слова", "https://a.ru", "(https://a.ru), https://b.ru.", "a http:// b"}) {
            std::string joined;
            for (const TextPart& part : views::parts_of(text)) {
                joined += part.text;
            }
            CPPUNIT_ASSERT_EQUAL(text, joined);
        }
    }

    void signs_of_the_sentence_stay_out_of_the_link() {
        for (const char* const after :
             {".", ",", ";", ":", "!", "?", "...", ")", "»", "”", " — и так далее", "\u00a0и"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                after, std::string{"https://a.ru/b"}, link_of(std::string{"(«https://a.ru/b"} + after));
        }
    }

    void a_bracket_of_the_address_stays_in_it() {
        CPPUNIT_ASSERT_EQUAL(std::string{"https://ru.wikipedia.org/wiki/Дробь_(математика)"},
                             link_of("(https://ru.wikipedia.org/wiki/Дробь_(математика))."));
    }

    void other_schemes_are_words() {
        for (const char* const text : {"javascript:alert(1)",
                                       "data:text/html,x",
                                       "ftp://a.ru",
                                       "www.a.ru",
                                       "xhttp://a.ru",
                                       "абвhttps://a.ru",
                                       "https:/a.ru",
                                       "https//a.ru",
                                       "http://",
                                       "https://."}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, std::string{}, link_of(text));
        }
    }

    void an_address_that_could_deceive_is_words() {
        for (const char* const text : {"https://mos.ru@evil.example/",
                                       "https://mos.ru:secret@evil.example/",
                                       "https://mоs.ru/",
                                       "https://localhost/",
                                       "https://a..ru/",
                                       "https://a.ru./",
                                       "https://-a.ru/",
                                       "https://[::1]/",
                                       "https://a.ru:port/",
                                       "https://a.ru:123456/",
                                       "https://a_b.ru/"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, std::string{}, link_of(text));
        }
        CPPUNIT_ASSERT_EQUAL(std::string{}, link_of("https://a.ru/" + std::string(3000, 'x')));
        // A sign that turns the direction of writing round would show another address than the one that is opened.
        CPPUNIT_ASSERT_EQUAL(std::string{"https://a.ru/"}, link_of("https://a.ru/\u202egnp.exe"));
    }

    void quotes_and_markup_end_an_address() {
        for (const char* const after : {"\"onclick=x", "'x", "<script>", ">x", "\\x", "`x", "{{x}}", "\tx", "\x7Fx"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                after, std::string{"https://a.ru/b"}, link_of(std::string{"https://a.ru/b"} + after));
        }
    }

    void line_ends_are_parts_of_their_own() {
        const TextPart line_break{.kind = Kind::line_break, .text = {}};
        CPPUNIT_ASSERT(
            (views::parts_of("а\r\nhttp://b.ru\n") == std::vector{TextPart{.kind = Kind::words, .text = "а"},
                                                                  line_break,
                                                                  TextPart{.kind = Kind::link, .text = "http://b.ru"},
                                                                  line_break}));
        CPPUNIT_ASSERT(views::parts_of("").empty());
    }

    void bytes_of_any_kind_do_no_harm() {
        for (int first = 0; first < 256; ++first) {
            const std::string tail(1, static_cast<char>(first));
            for (const std::string& text :
                 {"https://" + tail, "https://a." + tail, "https://a.ru/" + tail, tail + "http://a.ru"}) {
                std::string joined;
                for (const TextPart& part : views::parts_of(text)) {
                    joined += part.kind == Kind::line_break ? "\n" : part.text;
                }
                const bool carriage_return = first == '\r';
                CPPUNIT_ASSERT(carriage_return || joined == text);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LinkedTextTest);

}  // namespace mrko::tests
