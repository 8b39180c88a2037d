// SPDX-License-Identifier: Apache-2.0
// What was written is read back by libical, and looked at as octets.
#include "exchange/calendar_feed.h"

#include <cppunit/extensions/HelperMacros.h>
#include <libical/ical.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace mrko::exchange {

using namespace std::chrono_literals;

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};

using Read = std::unique_ptr<icalcomponent, FreeComponent>;

CalendarEntry lesson() {
    const auto begin = std::chrono::sys_seconds{std::chrono::sys_days{2026y / 11 / 16} + 5h + 30min};
    return {.uid = "lesson.2026-11-16.1.45.tag@dnevnik.example",
            .when = CalendarTime{.begin = begin, .end = begin + 45min},
            .summary = "Математика, «Дроби»; часть 2",
            .description = "Учитель: Иванова А. В.\nДомашнее задание: № 15, с. 20; слово\\слово",
            .location = "каб. 21",
            .category = "LESSON"};
}

CalendarFeed feed_of(std::vector<CalendarEntry> entries) {
    return {.name = "Школьный дневник: Маша, 4\u00a0«Б»; её",
            .source = "https://dnevnik.example/ical/abcdefghijklmnopqrstuvwxyz234567.ics",
            .written = std::chrono::sys_seconds{std::chrono::sys_days{2026y / 11 / 17} + 21h},
            .entries = std::move(entries)};
}

Read read(const std::string& text) {
    Read calendar{icalparser_parse_string(text.c_str())};
    CPPUNIT_ASSERT_MESSAGE("libical reads nothing of it", calendar != nullptr);
    CPPUNIT_ASSERT_EQUAL(ICAL_VCALENDAR_COMPONENT, icalcomponent_isa(calendar.get()));
    CPPUNIT_ASSERT_EQUAL(0, icalcomponent_count_errors(calendar.get()));
    CPPUNIT_ASSERT(icalrestriction_check(calendar.get()) != 0);
    CPPUNIT_ASSERT_EQUAL(0, icalcomponent_count_errors(calendar.get()));
    return calendar;
}

icalcomponent* only_event(const Read& calendar) {
    CPPUNIT_ASSERT_EQUAL(1, icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT));
    return icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
}

std::string written_time(icaltimetype time) {
    const std::unique_ptr<char, decltype(&std::free)> text{icaltime_as_ical_string_r(time), &std::free};
    return text.get();
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
        text.erase(at, 3);
    }
    return text;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class CalendarFeedTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CalendarFeedTest);
    CPPUNIT_TEST(a_lesson_reads_back_as_it_was);
    CPPUNIT_TEST(a_cancelled_lesson_takes_no_time);
    CPPUNIT_TEST(whole_days_end_on_the_day_after);
    CPPUNIT_TEST(an_event_without_an_end_has_none);
    CPPUNIT_TEST(the_calendar_says_what_it_is_by_new_and_old_names);
    CPPUNIT_TEST(lines_end_with_cr_lf_and_fold_between_letters);
    CPPUNIT_TEST(control_characters_cannot_make_a_line_of_their_own);
    CPPUNIT_TEST(a_calendar_without_entries_is_a_calendar);
    CPPUNIT_TEST(the_same_feed_is_the_same_text);
    CPPUNIT_TEST_SUITE_END();

    void a_lesson_reads_back_as_it_was() {
        const auto wanted = lesson();
        const auto calendar = read(write_calendar(feed_of({wanted})));
        auto* const event = only_event(calendar);
        CPPUNIT_ASSERT_EQUAL(wanted.uid, std::string{icalcomponent_get_uid(event)});
        CPPUNIT_ASSERT_EQUAL(wanted.summary, std::string{icalcomponent_get_summary(event)});
        CPPUNIT_ASSERT_EQUAL(wanted.description, std::string{icalcomponent_get_description(event)});
        CPPUNIT_ASSERT_EQUAL(wanted.location, std::string{icalcomponent_get_location(event)});
        CPPUNIT_ASSERT_EQUAL(std::string{"20261116T053000Z"}, written_time(icalcomponent_get_dtstart(event)));
        CPPUNIT_ASSERT_EQUAL(std::string{"20261116T061500Z"}, written_time(icalcomponent_get_dtend(event)));
        CPPUNIT_ASSERT_EQUAL(std::string{"20261117T210000Z"}, written_time(icalcomponent_get_dtstamp(event)));
        CPPUNIT_ASSERT_EQUAL(ICAL_STATUS_CONFIRMED, icalcomponent_get_status(event));
    }

    void a_cancelled_lesson_takes_no_time() {
        auto cancelled = lesson();
        cancelled.status = CalendarEntry::Status::cancelled;
        const auto text = write_calendar(feed_of({cancelled}));
        CPPUNIT_ASSERT_EQUAL(ICAL_STATUS_CANCELLED, icalcomponent_get_status(only_event(read(text))));
        CPPUNIT_ASSERT(holds(text, "\r\nSTATUS:CANCELLED\r\n"));
        CPPUNIT_ASSERT(holds(text, "\r\nTRANSP:TRANSPARENT\r\n"));
    }

    void whole_days_end_on_the_day_after() {
        auto work = lesson();
        work.when = journal::DaySpan{.first = 2026y / 12 / 31, .last = 2026y / 12 / 31};
        const auto text = write_calendar(feed_of({work}));
        std::ignore = read(text);
        CPPUNIT_ASSERT(holds(text, "\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    }

    void an_event_without_an_end_has_none() {
        auto event = lesson();
        event.when =
            CalendarTime{.begin = std::chrono::sys_seconds{std::chrono::sys_days{2026y / 11 / 19} + 15h}, .end = {}};
        const auto text = write_calendar(feed_of({event}));
        std::ignore = read(text);
        CPPUNIT_ASSERT(!holds(text, "DTEND"));
    }

    void the_calendar_says_what_it_is_by_new_and_old_names() {
        const auto text = unfolded(write_calendar(feed_of({})));
        for (const auto* const line : {"BEGIN:VCALENDAR\r\n",
                                       "\r\nVERSION:2.0\r\n",
                                       "\r\nPRODID:",
                                       "\r\nCOLOR:steelblue\r\n",
                                       "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n",
                                       "\r\nX-PUBLISHED-TTL:PT6H\r\n",
                                       "\r\nSOURCE;VALUE=URI:https://dnevnik.example/ical/"}) {
            CPPUNIT_ASSERT_MESSAGE(line + text, holds(text, line));
        }
        const Read calendar{icalparser_parse_string(text.c_str())};
        auto* const name = icalcomponent_get_first_property(calendar.get(), ICAL_NAME_PROPERTY);
        CPPUNIT_ASSERT_EQUAL(feed_of({}).name, std::string{icalproperty_get_name(name)});
        // A text's commas and semicolons are escaped under the old name as well.
        CPPUNIT_ASSERT(holds(text, "X-WR-CALNAME:Школьный дневник: Маша\\, 4"));
    }

    void lines_end_with_cr_lf_and_fold_between_letters() {
        auto long_one = lesson();
        for (int shift = 0; shift < 8; ++shift) {
            long_one.description = std::string(static_cast<std::size_t>(shift), 'x');
            for (int more = 0; more < 100; ++more) {
                long_one.description += "Ёж€😀";
            }
            const auto text = write_calendar(feed_of({long_one}));
            CPPUNIT_ASSERT_EQUAL(long_one.description,
                                 std::string{icalcomponent_get_description(only_event(read(text)))});
            std::size_t at = 0;
            while (at < text.size()) {
                const auto end = text.find('\n', at);
                CPPUNIT_ASSERT(end != std::string::npos && end > at && text[end - 1] == '\r');
                CPPUNIT_ASSERT_MESSAGE(text.substr(at, end - at), end - 1 - at <= 75);
                const auto first = static_cast<unsigned char>(text[text[at] == ' ' ? at + 1 : at]);
                CPPUNIT_ASSERT_MESSAGE("a letter is cut in two", (first & 0xC0U) != 0x80U);
                at = end + 1;
            }
        }
    }

    void control_characters_cannot_make_a_line_of_their_own() {
        auto forged = lesson();
        forged.summary = "a\r\nEND:VEVENT\rb\x01\x7f";
        forged.description = "c\r\nATTACH:https://evil.example/\nd";
        const auto text = write_calendar(feed_of({forged}));
        const auto calendar = read(text);
        auto* const event = only_event(calendar);
        CPPUNIT_ASSERT_EQUAL(std::string{"a\nEND:VEVENTb"}, std::string{icalcomponent_get_summary(event)});
        CPPUNIT_ASSERT(!holds(text, "\nATTACH"));
        CPPUNIT_ASSERT(icalcomponent_get_first_property(event, ICAL_ATTACH_PROPERTY) == nullptr);
        auto named = feed_of({lesson()});
        named.name = "a\r\nEND:VCALENDAR\nb";
        CPPUNIT_ASSERT(holds(write_calendar(named), "\r\nX-WR-CALNAME:a\\nEND:VCALENDAR\\nb\r\n"));
    }

    void a_calendar_without_entries_is_a_calendar() {
        Read calendar{icalparser_parse_string(write_calendar(feed_of({})).c_str())};
        CPPUNIT_ASSERT(calendar != nullptr);
        CPPUNIT_ASSERT_EQUAL(0, icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT));
    }

    void the_same_feed_is_the_same_text() {
        CPPUNIT_ASSERT_EQUAL(write_calendar(feed_of({lesson()})), write_calendar(feed_of({lesson()})));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CalendarFeedTest);

}  // namespace mrko::exchange
