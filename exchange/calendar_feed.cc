// SPDX-License-Identifier: Apache-2.0
#include "exchange/calendar_feed.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>

namespace mrko::exchange {

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};

struct FreeText {
    void operator()(char* text) const noexcept {
        std::free(text);  // NOLINT(cppcoreguidelines-no-malloc): made by the C library
    }
};

using Component = std::unique_ptr<icalcomponent, FreeComponent>;

std::string without_controls(std::string text) {
    std::erase_if(text, [](char character) {
        const auto octet = static_cast<unsigned char>(character);
        return (octet < 0x20 && character != '\n') || octet == 0x7f;
    });
    return text;
}

/// The component owns what is added to it.
void add(icalcomponent* component, icalproperty* property) {
    if (property == nullptr) {
        throw std::bad_alloc{};
    }
    icalcomponent_add_property(component, property);
}

/// RFC 7986 gives these properties no usual type, so it is said.
void add_typed(icalcomponent* component, icalproperty* property, icalparameter_value type) {
    add(component, property);
    icalproperty_set_parameter(property, icalparameter_new_value(type));
}

void add_extension(icalcomponent* component, const char* name, const std::string& text) {
    icalproperty* const property = icalproperty_new_x(text.c_str());
    add(component, property);
    icalproperty_set_x_name(property, name);
}

constexpr std::string_view line_end{"\r\n"};

/// The library's own folds may cut a line's end in two, so they are taken out and made anew.
std::string unfolded(std::string text) {
    constexpr std::string_view fold{"\r\n "};
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (std::string_view{text}.substr(at).starts_with(fold)) {
            at += fold.size();
        } else {
            text[kept++] = text[at++];
        }
    }
    text.resize(kept);
    return text;
}

/// RFC 5545, 3.1: at most 75 octets without the line's end; a letter of several octets stays whole.
void append_folded(std::string& out, std::string_view line) {
    constexpr std::size_t longest = 75;
    std::size_t room = longest;
    while (line.size() > room) {
        auto cut = room;
        while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) {
            --cut;
        }
        out.append(line.substr(0, cut)).append(line_end).append(" ");
        line.remove_prefix(cut);
        room = longest - 1;
    }
    out.append(line).append(line_end);
}

/// The calendar's name is told under its old name too. The library escapes only texts of properties that it knows, so
/// the old one is taken from the new one.
std::string with_folds_and_old_name(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find(line_end));
        append_folded(out, line);
        if (line.starts_with("NAME:")) {
            append_folded(out, "X-WR-CAL" + std::string{line});
        }
        text.remove_prefix(std::min(text.size(), line.size() + line_end.size()));
    }
    return out;
}

icaltimetype utc(std::chrono::sys_seconds moment) {
    return icaltime_from_timet_with_zone(
        std::chrono::system_clock::to_time_t(moment), 0, icaltimezone_get_utc_timezone());
}

icaltimetype whole_day(std::chrono::sys_days day) {
    const std::chrono::sys_seconds midnight{day};
    return icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(midnight), 1, nullptr);
}

void add_times(icalcomponent* event, const CalendarEntry& entry) {
    if (const auto* const days = std::get_if<journal::DaySpan>(&entry.when)) {
        add(event, icalproperty_new_dtstart(whole_day(std::chrono::sys_days{days->first})));
        // The end is the day after the last one.
        add(event, icalproperty_new_dtend(whole_day(std::chrono::sys_days{days->last} + std::chrono::days{1})));
        return;
    }
    const auto& time = std::get<CalendarTime>(entry.when);
    add(event, icalproperty_new_dtstart(utc(time.begin)));
    if (time.end) {
        add(event, icalproperty_new_dtend(utc(*time.end)));
    }
}

void add_entry(icalcomponent* calendar, const CalendarEntry& entry, const CalendarFeed& feed) {
    icalcomponent* const event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    if (event == nullptr) {
        throw std::bad_alloc{};
    }
    icalcomponent_add_component(calendar, event);
    add(event, icalproperty_new_uid(entry.uid.c_str()));
    add(event, icalproperty_new_dtstamp(utc(feed.written)));
    add_times(event, entry);
    add(event, icalproperty_new_summary(without_controls(entry.summary).c_str()));
    if (!entry.description.empty()) {
        add(event, icalproperty_new_description(without_controls(entry.description).c_str()));
    }
    if (!entry.location.empty()) {
        add(event, icalproperty_new_location(without_controls(entry.location).c_str()));
    }
    if (!entry.category.empty()) {
        add(event, icalproperty_new_categories(entry.category.c_str()));
    }
    const bool cancelled = entry.status == CalendarEntry::Status::cancelled;
    add(event, icalproperty_new_status(cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add(event, icalproperty_new_transp(entry.is_busy && !cancelled ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
}

}  // namespace

std::string write_calendar(const CalendarFeed& feed) {
    const Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    if (!calendar) {
        throw std::bad_alloc{};
    }
    add(calendar.get(), icalproperty_new_version("2.0"));
    add(calendar.get(), icalproperty_new_prodid("-//MRKO Diary//Calendar feed 1//RU"));
    add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
    add(calendar.get(), icalproperty_new_name(without_controls(feed.name).c_str()));
    add(calendar.get(), icalproperty_new_color("steelblue"));
    add_typed(calendar.get(), icalproperty_new_source(feed.source.c_str()), ICAL_VALUE_URI);
    const auto refresh = icaldurationtype_from_int(static_cast<int>(std::chrono::seconds{feed.refresh}.count()));
    add_typed(calendar.get(), icalproperty_new_refreshinterval(refresh), ICAL_VALUE_DURATION);
    add_extension(calendar.get(), "X-PUBLISHED-TTL", "PT" + std::to_string(feed.refresh.count()) + "H");
    for (const auto& entry : feed.entries) {
        add_entry(calendar.get(), entry, feed);
    }
    const std::unique_ptr<char, FreeText> text{icalcomponent_as_ical_string_r(calendar.get())};
    if (!text) {
        throw std::bad_alloc{};
    }
    return with_folds_and_old_name(unfolded(text.get()));
}

}  // namespace mrko::exchange
