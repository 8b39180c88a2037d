// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/export_file_handler.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "exchange/diary_json.h"
#include "exchange/spreadsheet.h"
#include "handlers/api/period_data.h"
#include "handlers/final_sheet_of_year.h"
#include "http/error.h"
#include "journal/homework_list.h"
#include "journal/study_year.h"
#include "journal/subject_record.h"

namespace mrko::handlers {

using views::ExportKind;

namespace {

struct FileName {
    enum class Format { csv, json };

    ExportKind kind;
    Format format;
};

/// Throws NotFound for a file that we do not make.
FileName read_name(std::string_view name) {
    for (const auto kind : views::all_export_kinds) {
        const std::string word{views::file_word(kind)};
        if (name == word + ".csv") {
            return {.kind = kind, .format = FileName::Format::csv};
        }
        if (name == word + ".json" && views::has_json(kind)) {
            return {.kind = kind, .format = FileName::Format::json};
        }
    }
    throw http::NotFound{"no file of that name"};
}

/// "marks-2026-09-01-2026-10-25.csv", "finals-2026-2027.csv": no word of whose they are.
std::string saved_as(const FileName& name, const OpenedPeriod& period) {
    const int ends_in = views::ending(period.year);
    const auto days = name.kind == ExportKind::finals
                          ? std::to_string(ends_in - 1) + "-" + std::to_string(ends_in)
                          : journal::iso(period.choice.days.first) + "-" + journal::iso(period.choice.days.last);
    return std::string{views::file_word(name.kind)} + "-" + days +
           (name.format == FileName::Format::csv ? ".csv" : ".json");
}

}  // namespace

struct ExportFileHandler::Wanted {
    ExportKind kind;
    access::PupilGrant grant;
    std::vector<journal::StudyYear> years;
    OpenedPeriod period;
};

http::Response ExportFileHandler::get(const Call& call, const access::Family& visitor) {
    const auto name = read_name(call.path.file());
    const auto grant = policy_.open_diary(visitor, call.path.child());
    auto years = study_.years(grant);
    auto opened = open_period(call, visitor, years, journal::PeriodUnit::study_period, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const Wanted wanted{.kind = name.kind,
                        .grant = grant,
                        .years = std::move(years),
                        .period = std::get<OpenedPeriod>(std::move(opened))};
    auto answer = [&] {
        if (name.format == FileName::Format::json) {
            return http::Response::json(json(wanted));
        }
        const auto reader =
            call.request.query("for") == "excel" ? exchange::SpreadsheetFor::excel : exchange::SpreadsheetFor::programs;
        return http::Response::file(
            "text/csv; charset=utf-8; header=present",
            exchange::write_spreadsheet(table(wanted, templates_.texts(call.language)), reader));
    }();
    // HEAD takes nothing along.
    if (call.request.method() == http::Method::get) {
        audit_.record(call,
                      {.actor = sql::actor_of(visitor.id),
                       .role = visitor.reader,
                       .action = "export.made",
                       .object = sql::object_of(grant.pupil()),
                       .after = call.path.file() + " " + journal::iso(wanted.period.choice.days.first) + " " +
                                journal::iso(wanted.period.choice.days.last)});
    }
    answer.set_header("Content-Disposition", "attachment; filename=\"" + saved_as(name, wanted.period) + "\"");
    return answer;
}

std::string ExportFileHandler::json(const Wanted& wanted) const {
    const auto& period = wanted.period.choice;
    switch (wanted.kind) {
        case ExportKind::averages:
        case ExportKind::marks: return marks_data(diary_)(wanted.grant, period);
        case ExportKind::homework: return homework_data(diary_, filling_, clock_)(wanted.grant, period);
        case ExportKind::timetable: return timetable_data(diary_)(wanted.grant, period);
        case ExportKind::finals: break;
    }
    std::vector<exchange::FinalSheet> data;
    for (auto& sheet : sheets(wanted)) {
        data.push_back({.year = std::move(sheet.year), .tables = std::move(sheet.tables)});
    }
    return exchange::finals_json(data);
}

views::TableRows ExportFileHandler::table(const Wanted& wanted, const views::Catalogue& texts) const {
    if (wanted.kind == ExportKind::finals) {
        return views::finals_table(sheets(wanted), texts);
    }
    if (wanted.kind == ExportKind::homework) {
        return views::homework_table(homework(wanted), texts);
    }
    const auto days = diary_.days(wanted.grant, wanted.period.choice.days);
    if (wanted.kind == ExportKind::timetable) {
        return views::timetable_table(days, texts);
    }
    const auto subjects = journal::by_subject(days);
    return wanted.kind == ExportKind::marks ? views::marks_table(subjects, texts)
                                            : views::averages_table(subjects, texts);
}

std::vector<views::FinalMarks::Sheet> ExportFileHandler::sheets(const Wanted& wanted) const {
    std::vector<views::FinalMarks::Sheet> found;
    for (const auto& year : wanted.years) {
        if (views::ending(year) == views::ending(wanted.period.year)) {
            auto sheet = final_sheet_of_year(wanted.grant, wanted.years, year, clock_.today(), diary_, study_);
            found.push_back({.year = year, .tables = std::move(sheet.tables), .rules = std::move(sheet.rules)});
        }
    }
    return found;
}

std::vector<journal::HomeworkDay> ExportFileHandler::homework(const Wanted& wanted) const {
    auto days = journal::homework_by_day(diary_.days(wanted.grant, wanted.period.choice.days), clock_.today());
    // As on its page: nobody waits for the homework of a first form.
    if (journal::is_first_form(diary_.card(wanted.grant, wanted.period.nearest_day()).class_name)) {
        for (auto& day : days) {
            std::erase_if(day.entries, [](const journal::DueHomework& entry) {
                return entry.state != journal::DueHomework::State::set;
            });
        }
    }
    return days;
}

}  // namespace mrko::handlers
