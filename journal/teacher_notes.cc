// SPDX-License-Identifier: Apache-2.0
#include "journal/teacher_notes.h"

#include <algorithm>

namespace mrko::journal {

namespace {

TeacherNote note_of(const Day& day, const Lesson& lesson) {
    const bool replaced = lesson.status == Lesson::Status::replaced && !lesson.substitute.empty();
    return {.day = day.date,
            .lesson_number = lesson.number,
            .subject_id = lesson.subject_id,
            .subject = lesson.subject,
            .teacher = replaced ? lesson.substitute : lesson.teacher,
            .text = {},
            .mark = {}};
}

void add_notes(std::vector<TeacherNote>& notes, const Day& day, const Lesson& lesson) {
    for (const Mark& mark : lesson.marks) {
        if (!mark.comment.empty()) {
            TeacherNote& note = notes.emplace_back(note_of(day, lesson));
            note.kind = TeacherNote::Kind::comment;
            note.text = mark.comment;
            note.mark = mark;
            note.fresh = mark.fresh;
        }
    }
    for (const std::string& remark : lesson.remarks) {
        if (!remark.empty()) {
            TeacherNote& note = notes.emplace_back(note_of(day, lesson));
            note.text = remark;
            note.fresh = std::ranges::find(lesson.fresh_remarks, remark) != lesson.fresh_remarks.end();
        }
    }
}

}  // namespace

std::vector<TeacherNote> teacher_notes(std::span<const Day> days) {
    std::vector<TeacherNote> notes;
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        for (const Lesson& lesson : day->lessons) {
            add_notes(notes, *day, lesson);
        }
    }
    return notes;
}

int count_of(TeacherNote::Kind kind, std::span<const TeacherNote> notes) noexcept {
    return static_cast<int>(std::ranges::count(notes, kind, &TeacherNote::kind));
}

}  // namespace mrko::journal
