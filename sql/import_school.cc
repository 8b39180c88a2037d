// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "sql/import_parts.h"
#include "sql/kept_row.h"
#include "sql/simple_loader.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

std::string_view name(exchange::Org::Type type) {
    using Type = exchange::Org::Type;
    switch (type) {
        case Type::department: return "department";
        case Type::school: return "school";
        case Type::district: return "district";
        case Type::local: return "local";
        case Type::state: return "state";
        case Type::national: return "national";
    }
    return {};
}

std::string_view name(exchange::AcademicSession::Type type) {
    using Type = exchange::AcademicSession::Type;
    switch (type) {
        case Type::grading_period: return "grading_period";
        case Type::semester: return "semester";
        case Type::school_year: return "school_year";
        case Type::term: return "term";
    }
    return {};
}

void import_orgs(ImportRun& run) {
    using exchange::Org;
    load_rows<Org>(run,
                   run.bundle().orgs,
                   files::orgs,
                   queries::import_orgs,
                   "schools",
                   [&run](const Org& org) -> std::optional<Fields> {
                       return Fields{std::string{name(org.type)},
                                     org.name,
                                     org.identifier,
                                     run.reference(files::orgs, org.parent, files::orgs, org.line, "parentSourcedId"),
                                     org.address,
                                     org.phone,
                                     org.head_name};
                   });
}

void import_sessions(ImportRun& run) {
    using Session = exchange::AcademicSession;
    load_rows<Session>(
        run,
        run.bundle().academic_sessions,
        files::sessions,
        queries::import_academic_sessions,
        "periods",
        [&run](const Session& session) -> std::optional<Fields> {
            if (session.last_day < session.first_day) {
                run.refuse(files::sessions, session.line, "endDate", "the session ends before it begins");
            }
            return Fields{
                std::string{name(session.type)},
                session.title,
                day(session.first_day),
                day(session.last_day),
                run.reference(files::sessions, session.parent, files::sessions, session.line, "parentSourcedId"),
                number(session.school_year)};
        });
    if (run.changed(files::sessions)) {
        constexpr int levels = 4;  // a school year, semesters, terms, grading periods
        for (int level = 0; level < levels; ++level) {
            write(run.connection(), queries::import_period_years);
        }
    }
}

void import_courses(ImportRun& run) {
    using exchange::Course;
    load_rows<Course>(run,
                      run.bundle().courses,
                      files::courses,
                      queries::import_courses,
                      "subjects",
                      [&run](const Course& course) -> std::optional<Fields> {
                          return Fields{
                              run.required(files::orgs, course.org, files::courses, course.line, "orgSourcedId"),
                              course.title,
                              course.course_code};
                      });
}

void import_classes(ImportRun& run) {
    using exchange::Class;
    auto& connection = run.connection();
    BulkWrite rows{connection, queries::import_classes};
    BulkWrite clear{connection, queries::import_class_periods_clear};
    BulkWrite periods{connection, queries::import_class_periods};
    HideRows hide{connection, "classes"};
    constexpr std::size_t columns = 9;
    const auto row = [&run](const Class& group) -> std::optional<Fields> {
        Fields fields{
            run.required(files::orgs, group.school, files::classes, group.line, "schoolSourcedId"),
            group.type == Class::Type::homeroom ? "homeroom" : "group",
            group.title,
            joined(group.grades),
            group.class_code,
            run.reference(files::courses, group.course, files::classes, group.line, "courseSourcedId"),
            run.reference(files::classes, group.homeroom, files::classes, group.line, "metadata.homeroomSourcedId"),
            group.subgroup,
            group.location};
        for (const auto& term : group.terms) {
            fields.push_back(run.required(files::sessions, term, files::classes, group.line, "termSourcedIds"));
        }
        return fields;
    };
    // The periods may only come when every class is there, so they wait until the classes are written.
    std::vector<std::pair<std::int64_t, Field>> later;
    run.load<Class>(run.bundle().classes,
                    {.name = files::classes,
                     .row = row,
                     .store =
                         [&](const Class&, std::int64_t id, const Fields& fields) {
                             const auto terms = fields.begin() + columns;
                             rows.add(with_key(id, {fields.begin(), terms}));
                             clear.add({number(id)});
                             std::for_each(
                                 terms, fields.end(), [&](const Field& term) { later.emplace_back(id, term); });
                         },
                     .hide = [&](std::int64_t id) { hide(id); }});
    rows.flush();
    for (const auto& [id, term] : later) {
        periods.add({number(id), term});
    }
    periods.flush();
    if (run.changed(files::classes)) {
        const auto today = std::chrono::floor<std::chrono::days>(run.options().now + run.options().utc_offset);
        write(run.connection(), queries::import_connected_schools, journal::iso(journal::SchoolDay{today}));
    }
}

std::string_view name(journal::ResitRule rule) {
    switch (rule) {
        case journal::ResitRule::newest_counts: return "newest";
        case journal::ResitRule::best_counts: return "best";
        case journal::ResitRule::both_count: return "both";
    }
    return {};
}

void import_marking_rules(ImportRun& run) {
    using Rules = exchange::MarkingRulesRecord;
    load_rows<Rules>(run,
                     run.bundle().marking_rules,
                     files::marking_rules,
                     queries::import_marking_rules,
                     "marking_rules",
                     [&run](const Rules& rules) -> std::optional<Fields> {
                         const auto file = files::marking_rules;
                         return Fields{
                             run.required(files::orgs, rules.school, file, rules.line, "schoolSourcedId"),
                             run.reference(files::classes, rules.class_id, file, rules.line, "classSourcedId"),
                             rules.title,
                             number(rules.five.hundredths),
                             number(rules.four.hundredths),
                             number(rules.three.hundredths),
                             rules.five_with_two == Rules::FiveWithTwo::barred ? "barred" : "allowed",
                             number(rules.minimum_marks),
                             number(rules.minimum_marks_often),
                             number(rules.often_above),
                             std::string{name(rules.resit)},
                             first_day(rules.first_day),
                             last_day(rules.last_day)};
                     });
}

}  // namespace

void keep_past_years(ImportRun& run) {
    const auto& sessions = run.bundle().academic_sessions;
    if (sessions.mode != exchange::Mode::bulk || sessions.rows.empty()) {
        return;
    }
    const auto begin = journal::iso(
        std::ranges::min_element(sessions.rows, {}, [](const auto& session) { return session.first_day; })->first_day);
    const auto& source = run.bundle().source_code;
    const auto past = ask_once<Single<std::int64_t>>(run.connection(), queries::import_past_sessions, source, begin);
    if (past.empty() || past.front().value == 0) {
        return;
    }
    for (const auto& row : ask_once<KeptRow>(run.connection(), queries::import_kept_of_past_years, begin, source)) {
        run.keep(row.entity, row.id);
    }
}

void import_school(ImportRun& run) {
    import_orgs(run);
    import_sessions(run);
    import_courses(run);
    import_classes(run);
    import_marking_rules(run);
}

}  // namespace mrko::sql
