// SPDX-License-Identifier: Apache-2.0
#include "journal/subject_record.h"

#include <algorithm>
#include <tuple>

namespace mrko::journal {

namespace {

void add(SubjectRecord& record, const SchoolDay& day, const Lesson& lesson) {
    record.title = lesson.subject;
    const bool substituted = lesson.status == Lesson::Status::replaced && !lesson.substitute.empty();
    for (const auto& mark : lesson.marks) {
        record.marks.push_back({.day = day,
                                .lesson_number = lesson.number,
                                .teacher = substituted ? lesson.substitute : lesson.teacher,
                                .mark = mark});
        record.sum.add(mark);
    }
    if (lesson.absence) {
        record.absences.push_back({.day = day, .lesson_number = lesson.number, .absence = *lesson.absence});
    }
}

constexpr unsigned char byte(char c) noexcept {
    return static_cast<unsigned char>(c);
}

}  // namespace

int SubjectRecord::missed() const noexcept {
    const auto counted = std::ranges::count_if(
        absences, [](const MissedLesson& lesson) { return lesson.absence.reason != Absence::Reason::late; });
    return static_cast<int>(counted);
}

std::vector<SubjectRecord> by_subject(std::span<const Day> days) {
    std::vector<SubjectRecord> records;
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            auto record = std::ranges::find(records, lesson.subject_id, &SubjectRecord::subject);
            if (record == records.end()) {
                record = records.insert(records.end(), SubjectRecord{.subject = lesson.subject_id});
            }
            add(*record, day.date, lesson);
        }
    }
    std::ranges::sort(records, {}, [](const SubjectRecord& record) {
        return std::tuple{alphabet_key(record.title), record.title, record.subject};
    });
    return records;
}

SubjectRecord record_of(std::span<const Day> days, SubjectId subject) {
    SubjectRecord record{.subject = subject};
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            if (lesson.subject_id == subject) {
                add(record, day.date, lesson);
            }
        }
    }
    return record;
}

std::string alphabet_key(std::string_view title) {
    std::string key{title};
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key[at] >= 'A' && key[at] <= 'Z') {
            key[at] = static_cast<char>(byte(key[at]) + ('a' - 'A'));
            continue;
        }
        if (at + 1 == key.size() || (byte(key[at]) != 0xD0 && byte(key[at]) != 0xD1)) {
            continue;
        }
        // In UTF-8 А-П are D0 90..9F and а-п D0 B0..BF; Р-Я are D0 A0..AF and р-я D1 80..8F; Ё D0 81, ё D1 91, е D0 B5.
        const auto next = byte(key[at + 1]);
        const bool upper = byte(key[at]) == 0xD0;
        if ((upper && next == 0x81) || (!upper && next == 0x91)) {
            key[at] = static_cast<char>(0xD0);
            key[at + 1] = static_cast<char>(0xB5);
        } else if (upper && next >= 0x90 && next <= 0x9F) {
            key[at + 1] = static_cast<char>(next + 0x20);
        } else if (upper && next >= 0xA0 && next <= 0xAF) {
            key[at] = static_cast<char>(0xD1);
            key[at + 1] = static_cast<char>(next - 0x20);
        }
        ++at;
    }
    return key;
}

}  // namespace mrko::journal
