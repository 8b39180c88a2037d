// SPDX-License-Identifier: Apache-2.0
#include "views/week_signature.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;
using views::WeekSignature;

constexpr auto evening = std::chrono::minutes{19 * 60 + 2};

journal::SchoolMoment moment(int year, unsigned day) {
    return {.day = std::chrono::year{year} / std::chrono::September / std::chrono::day{day}, .time = evening};
}

journal::Mark given(const std::string& shown) {
    journal::Mark mark;
    mark.shown = shown;
    return mark;
}

journal::LaterChange changed(const std::string& before, std::optional<journal::Mark> now) {
    return {.mark = {17},
            .subject = "Математика",
            .day = std::chrono::year{2018} / std::chrono::September / 3,
            .before = given(before),
            .now = std::move(now)};
}

views::DiaryWeek week_with(const WeekSignature& signature) {
    auto page = full_page();
    page.signature = signature;
    return page;
}

std::string in_russian(const WeekSignature& signature) {
    return templates().render(week_with(signature), family_frame(Language::ru));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class WeekSignatureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WeekSignatureTest);
    CPPUNIT_TEST(a_signed_week_with_changes_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(a_week_that_nobody_signed_has_the_button_and_an_empty_line);
    CPPUNIT_TEST(a_week_that_is_not_over_says_when);
    CPPUNIT_TEST(without_a_right_to_sign_there_is_no_part);
    CPPUNIT_TEST(the_line_on_paper_bears_the_other_parents_signature_too);
    CPPUNIT_TEST(a_signature_of_another_year_tells_its_year);
    CPPUNIT_TEST_SUITE_END();

    void a_signed_week_with_changes_is_as_the_golden_file_has_it() {
        journal::Mark dot;
        dot.state = journal::Mark::State::pending;
        const auto page =
            week_with({.stage = WeekSignature::Stage::open,
                       .own = moment(2018, 7),
                       .other = moment(2018, 8),
                       .changes = {changed("3", given("4")), changed("5", std::nullopt), changed("2", dot)}});
        assert_golden("week_signed.ru.html", templates().render(page, family_frame(Language::ru)));
        assert_golden("week_signed.en.html", templates().render(page, family_frame(Language::en)));
    }

    void a_week_that_nobody_signed_has_the_button_and_an_empty_line() {
        const auto page = in_russian({});
        CPPUNIT_ASSERT(contains(page, "action=\"/diary/1/week/2018-09-03/signature\""));
        CPPUNIT_ASSERT(contains(page, ">Я прочитал(а) дневник</button>"));
        CPPUNIT_ASSERT(contains(page, "value=\"masked-token\""));
        CPPUNIT_ASSERT(contains(page, "<span class=\"line\"></span>"));
        CPPUNIT_ASSERT(!contains(page, "Прочитано"));
    }

    void a_week_that_is_not_over_says_when() {
        const auto page = in_russian({.stage = WeekSignature::Stage::too_early});
        CPPUNIT_ASSERT(contains(page, "можно с\u00a0пятницы"));
        CPPUNIT_ASSERT(!contains(page, "value=\"given\""));
    }

    void without_a_right_to_sign_there_is_no_part() {
        const auto page = templates().render(full_page(), family_frame(Language::ru));
        CPPUNIT_ASSERT(!contains(page, "id=\"signature\""));
        CPPUNIT_ASSERT(!contains(page, "/signature"));
    }

    void the_line_on_paper_bears_the_other_parents_signature_too() {
        const auto page = in_russian({.other = moment(2018, 8)});
        CPPUNIT_ASSERT(contains(page, "<span class=\"line\">прочитано 8\u00a0сентября, 19:02</span>"));
        CPPUNIT_ASSERT(contains(page, "Другой родитель прочитал 8\u00a0сентября, 19:02."));
        CPPUNIT_ASSERT(contains(page, "value=\"given\""));
    }

    void a_signature_of_another_year_tells_its_year() {
        CPPUNIT_ASSERT(contains(in_russian({.own = moment(2019, 7)}), "Прочитано 7\u00a0сентября 2019\u00a0г., 19:02"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WeekSignatureTest);

}  // namespace mrko::tests
