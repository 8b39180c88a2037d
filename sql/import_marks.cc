// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <unordered_map>

#include "sql/import_parts.h"
#include "sql/mark_versions.h"
#include "sql/pupil_reference.h"
#include "sql/result_value.h"
#include "sql/simple_loader.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/stored_mark.h"

namespace mrko::sql {

namespace {

using exchange::LineItem;
using exchange::MarkKind;
using exchange::Result;
using journal::Scale;

std::string_view name(Scale scale) {
    switch (scale) {
        case Scale::five: return "five";
        case Scale::twenty: return "twenty";
        case Scale::hundred: return "hundred";
        case Scale::pass_fail: return "pass_fail";
        case Scale::letter: return "letter";
        case Scale::text: return "text";
    }
    return {};
}

std::string_view name(MarkKind kind) {
    switch (kind) {
        case MarkKind::current: return "current";
        case MarkKind::period: return "period";
        case MarkKind::year: return "year";
        case MarkKind::exam: return "exam";
        case MarkKind::final_mark: return "final";
    }
    return {};
}

Field hundredths(const std::optional<journal::Points>& points) {
    return points ? number(points->hundredths) : Field{};
}

/// A work as its marks need it.
struct WorkRow {
    std::int64_t id{0};
    std::string mark_kind;
    std::int64_t class_id{0};
    std::int64_t period_id{0};
    std::string scale;
    std::string day;

    static constexpr auto columns() {
        return std::make_tuple(
            &WorkRow::id, &WorkRow::mark_kind, &WorkRow::class_id, &WorkRow::period_id, &WorkRow::scale, &WorkRow::day);
    }
};

using Works = std::unordered_map<std::int64_t, WorkRow>;

Works known_works(ImportRun& run) {
    run.write_records();
    Works works;
    for (auto& row : ask_once<WorkRow>(run.connection(), queries::import_known_works, run.bundle().source_code)) {
        const auto id = row.id;
        works.emplace(id, std::move(row));
    }
    return works;
}

void import_categories(ImportRun& run) {
    using exchange::Category;
    load_rows<Category>(run,
                        run.bundle().categories,
                        files::categories,
                        queries::import_categories,
                        "work_kinds",
                        [](const Category& kind) -> std::optional<Fields> {
                            return Fields{kind.title, kind.weight ? number(kind.weight->thousandths) : Field{}};
                        });
}

void import_kind_weights(ImportRun& run) {
    using exchange::KindWeightRecord;
    load_rows<KindWeightRecord>(
        run,
        run.bundle().kind_weights,
        files::kind_weights,
        queries::import_kind_weights,
        "kind_weights",
        [&run](const KindWeightRecord& weight) -> std::optional<Fields> {
            const auto file = files::kind_weights;
            return Fields{run.required(files::orgs, weight.school, file, weight.line, "schoolSourcedId"),
                          run.required(files::categories, weight.category, file, weight.line, "categorySourcedId"),
                          number(weight.weight.thousandths),
                          first_day(weight.first_day),
                          last_day(weight.last_day)};
        });
}

void import_works(ImportRun& run) {
    // A mark moves from one table to the other with its work's kind, and that is no change of a work any more.
    const auto before = known_works(run);
    load_rows<LineItem>(
        run,
        run.bundle().line_items,
        files::line_items,
        queries::import_line_items,
        "works",
        [&](const LineItem& work) -> std::optional<Fields> {
            const auto file = files::line_items;
            const auto id = run.find(file, work.sourced_id);
            const auto old = id ? before.find(*id) : before.end();
            if (old != before.end() && (old->second.mark_kind == "current") != (work.mark_kind == MarkKind::current)) {
                run.refuse(file,
                           work.line,
                           "metadata.markKind",
                           "the work was loaded with the kind " + old->second.mark_kind +
                               " before; a work of the other kind needs a sourcedId of its own");
            }
            return Fields{run.required(files::classes, work.class_id, file, work.line, "classSourcedId"),
                          run.reference(files::lessons, work.lesson, file, work.line, "metadata.lessonSourcedId"),
                          run.required(files::categories, work.category, file, work.line, "categorySourcedId"),
                          run.required(files::sessions, work.session, file, work.line, "academicSessionSourcedId"),
                          std::string{name(work.mark_kind)},
                          work.title,
                          work.description,
                          day(work.assign_date),
                          day(work.due_date),
                          day(work.due_date),
                          std::string{name(work.scale)},
                          hundredths(work.value_min),
                          hundredths(work.value_max),
                          number(work.weight.value_or(journal::Weight{}).thousandths),
                          yes_or_no(work.weight.has_value())};
        });
    const bool moved = run.changed(files::line_items) || run.changed(files::lessons);
    if (moved) {
        write(run.connection(), queries::import_place_works);
    }
    if (moved || run.changed(files::kind_weights)) {
        write(run.connection(), queries::import_weigh_works);
    }
}

Field midnight(const journal::SchoolDay& date) {
    return number(std::chrono::sys_seconds{std::chrono::sys_days{date}}.time_since_epoch().count());
}

Fields mark_row(const Result& result, const WorkRow& work, Field pupil) {
    const auto value = value_of(result, scale_named(work.scale));
    return {number(work.id),
            std::move(pupil),
            work.day,
            std::string{value.state()},
            value.shown,
            value.points,
            value.five,
            result.comment,
            day(result.due_date),
            day(result.score_date),
            midnight(result.score_date),
            yes_or_no(value.empty)};
}

Fields final_mark_row(const Result& result, const WorkRow& work, Field pupil) {
    const auto value = value_of(result, scale_named(work.scale));
    return {number(work.id),
            number(work.class_id),
            number(work.period_id),
            std::move(pupil),
            work.mark_kind,
            value.shown,
            value.points,
            value.five,
            result.comment,
            day(result.score_date),
            midnight(result.score_date),
            yes_or_no(value.empty)};
}

void import_results(ImportRun& run, const PupilKeys& pupils) {
    auto& connection = run.connection();
    const auto works = known_works(run);
    MarkVersions versions{run};
    BulkWrite marks{connection, queries::import_marks};
    BulkWrite finals{connection, queries::import_final_marks};
    HideRows hide_mark{connection, "marks"};
    HideRows hide_final{connection, "final_marks"};
    const auto work_of = [&](const Result& result) {
        const auto id = run.find(files::line_items, result.line_item);
        return id ? works.find(*id) : works.end();
    };
    const auto row = [&](const Result& result) -> std::optional<Fields> {
        const auto work = work_of(result);
        if (work == works.end()) {
            static_cast<void>(
                run.required(files::line_items, result.line_item, files::results, result.line, "lineItemSourcedId"));
            return std::nullopt;
        }
        auto pupil = pupil_reference(run, pupils, result.student, files::results, result.line, "studentSourcedId");
        auto fields = work->second.mark_kind == "current" ? mark_row(result, work->second, std::move(pupil))
                                                          : final_mark_row(result, work->second, std::move(pupil));
        return fields;
    };
    run.load<Result>(run.bundle().results,
                     {.name = files::results,
                      .row = row,
                      .store =
                          [&](const Result& result, std::int64_t id, const Fields& fields) {
                              if (work_of(result)->second.mark_kind == "current") {
                                  versions.before_mark(result.sourced_id, id, fields);
                                  marks.add(with_key(id, fields));
                              } else {
                                  versions.before_final_mark(result.sourced_id, id, fields);
                                  finals.add(with_key(id, fields));
                              }
                          },
                      .hide =
                          [&](std::int64_t id) {
                              versions.before_withdrawal(id);
                              // The keys of both tables come from one row of numbers, so only one of them has this.
                              hide_mark(id);
                              hide_final(id);
                          }});
    marks.flush();
    finals.flush();
    if (run.changed(files::line_items) || run.changed(files::lessons)) {
        write(connection, queries::import_place_marks);
    }
}

}  // namespace

void import_marks(ImportRun& run, const PupilKeys& pupils) {
    import_categories(run);
    import_kind_weights(run);
    import_works(run);
    import_results(run, pupils);
    run.throw_refusals();
    import_mark_changes(run);
}

}  // namespace mrko::sql
