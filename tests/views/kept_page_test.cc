// SPDX-License-Identifier: Apache-2.0
#include "views/kept_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using namespace std::chrono_literals;
using std::chrono::September;
using views::Language;

constexpr journal::SchoolDay today{2018y / September / 5};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string main_of(const std::string& page) {
    const auto begin = page.find("<main ");
    return page.substr(begin, page.rfind("</main>") - begin);
}

std::string head_of(const std::string& page) {
    return page.substr(0, page.find("<body"));
}

/// A copy may be of any page, so it has the styles of all, where the week has its own few.
std::string with_all_styles(std::string head) {
    const std::string few = "/s/week.css";
    return head.replace(head.find(few), few.size(), "/s/diary.css");
}

views::KeptPage kept(const std::string& document) {
    auto page = views::kept_page_of(document).value();
    page.as_of = {.day = today, .time = 7h + 58min};
    page.today = today;
    return page;
}

/// The week with something new in every kind of entry.
views::DiaryWeek week_with_news() {
    auto page = full_page();
    for (auto& day : page.week.days) {
        for (auto& lesson : day.lessons) {
            for (auto& mark : lesson.marks) {
                mark.fresh = true;
            }
            lesson.homework.fresh = lesson.homework.state == journal::Homework::State::set;
            lesson.fresh_change = lesson.status == journal::Lesson::Status::replaced ||
                                  lesson.status == journal::Lesson::Status::cancelled;
            lesson.fresh_remarks = lesson.remarks;
        }
    }
    return page;
}

}  // namespace

class KeptPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KeptPageTest);
    CPPUNIT_TEST(b6_a_page_is_drawn_again_as_it_was_with_its_age);
    CPPUNIT_TEST(an_older_copy_tells_its_day);
    CPPUNIT_TEST(tokens_are_cut_out_and_put_in);
    CPPUNIT_TEST(a_title_comes_through_as_text);
    CPPUNIT_TEST(another_document_is_no_page_of_ours);
    CPPUNIT_TEST(the_list_of_copies_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(p16_a_week_with_news_is_as_the_golden_file_has_it);
    CPPUNIT_TEST_SUITE_END();

    void b6_a_page_is_drawn_again_as_it_was_with_its_age() {
        for (const auto language : {Language::ru, Language::en}) {
            const auto frame = family_frame(language);
            const auto drawn = templates().render(full_page(), frame);
            const auto again = templates().render(kept(drawn), frame);
            CPPUNIT_ASSERT_EQUAL(main_of(drawn), main_of(again));
            CPPUNIT_ASSERT_EQUAL(with_all_styles(head_of(drawn)), head_of(again));
            CPPUNIT_ASSERT(contains(again, "<body class=\"wide\">"));
            CPPUNIT_ASSERT(contains(again,
                                    language == Language::ru
                                        ? "Журнал сейчас не отвечает. Показано, что было в 07:58."
                                        : "The journal does not answer now. You see what was there at 07:58."));
        }
    }

    void an_older_copy_tells_its_day() {
        auto page = kept(templates().render(full_page(), family_frame(Language::ru)));
        page.as_of.day = 2018y / September / 4;
        CPPUNIT_ASSERT(contains(templates().render(page, family_frame(Language::ru)),
                                "Показано, что было 4\u00a0сентября в 07:58."));
    }

    void tokens_are_cut_out_and_put_in() {
        const std::string document =
            "<title>Страница — Дневник МРКО</title><body class=\"narrow\"><main id=\"main\">"
            "<form><input type=\"hidden\" name=\"csrf\" value=\"secret-one\"></form>"
            "<form><input type=\"hidden\" name=\"csrf\" value=\"secret-two\"></form></main>";
        const auto page = kept(document);
        CPPUNIT_ASSERT(!contains(page.main, "secret"));
        CPPUNIT_ASSERT_EQUAL(std::string{"<form><input type=\"hidden\" name=\"csrf\" value=\"token\"></form>"
                                         "<form><input type=\"hidden\" name=\"csrf\" value=\"token\"></form>"},
                             views::with_token(page, "token").main);
        CPPUNIT_ASSERT(page.layout == views::PageHead::Layout::narrow);
        auto frame = family_frame(Language::ru);
        frame.csrf = "of-this-session";
        CPPUNIT_ASSERT(contains(main_of(templates().render(page, frame)), "value=\"of-this-session\""));
    }

    void a_title_comes_through_as_text() {
        auto page = full_page();
        page.account_name = "Маша & <Петя> — \"дети\"";
        const auto drawn = templates().render(page, family_frame(Language::ru));
        const auto again = templates().render(kept(drawn), family_frame(Language::ru));
        const auto title = [](const std::string& html) {
            return html.substr(html.find("<title>"), html.find("</title>") - html.find("<title>"));
        };
        CPPUNIT_ASSERT_EQUAL(title(drawn), title(again));
    }

    void another_document_is_no_page_of_ours() {
        CPPUNIT_ASSERT(!views::kept_page_of(""));
        CPPUNIT_ASSERT(!views::kept_page_of("{\"marks\": []}"));
        CPPUNIT_ASSERT(!views::kept_page_of("<title>x</title><body class=\"wide\"><main id=\"main\">cut short"));
    }

    void the_list_of_copies_is_as_the_golden_file_has_it() {
        const views::JournalAway page{.kept = {{.address = "/diary/1/week/2018-09-03",
                                                .title = "3–8 сентября 2018 г., Маша",
                                                .as_of = {.day = today, .time = 7h + 58min}},
                                               {.address = "/diary/1/marks?period=quarter&at=2018-09-04",
                                                .title = "Все оценки, Маша",
                                                .as_of = {.day = 2018y / September / 4, .time = 21h + 5min}}},
                                      .today = today,
                                      .request_id = "0123456789abcdef0123456789abcdef"};
        assert_golden("journal_away.ru.html", templates().render(page, family_frame(Language::ru)));
        assert_golden("journal_away.en.html", templates().render(page, family_frame(Language::en)));
    }

    void p16_a_week_with_news_is_as_the_golden_file_has_it() {
        auto frame = family_frame(Language::ru);
        frame.new_counts = {{.section = views::Section::marks, .count = 21},
                            {.section = views::Section::homework, .count = 2}};
        const auto html = templates().render(week_with_news(), frame);
        assert_golden("diary_week_with_news.ru.html", html);
        CPPUNIT_ASSERT(contains(html, ", новая; "));
        CPPUNIT_ASSERT(contains(html, "21 новое"));
        CPPUNIT_ASSERT(!contains(templates().render(full_page(), frame), ", новая"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeptPageTest);

}  // namespace mrko::tests
