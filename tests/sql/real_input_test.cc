// SPDX-License-Identifier: Apache-2.0
// Whole school years through import, readers and the engine of marks, against arithmetic on the bundle's own records.
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "exchange/bundle_reader.h"
#include "exchange/demo_school.h"
#include "journal/final_marks.h"
#include "journal/final_sheet.h"
#include "journal/subject_record.h"
#include "sql/diary_reader.h"
#include "sql/statement.h"
#include "sql/study_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/bundle_arithmetic.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Bundle;
using exchange::MarkKind;
using journal::FinalKind;
using journal::FinalMark;

struct KeyRow {
    std::string sourced_id;
    std::int64_t key{0};

    static constexpr auto columns() { return std::make_tuple(&KeyRow::sourced_id, &KeyRow::key); }
};

std::map<std::int64_t, std::string> names_of(sql::Database& database, const std::string& entity) {
    std::map<std::int64_t, std::string> names;
    for (auto& row : sql::ask_once<KeyRow>(
             database.connection(), "SELECT sourced_id, local_id FROM source_records WHERE entity = $1", entity)) {
        names.emplace(row.key, std::move(row.sourced_id));
    }
    return names;
}

MarkKind kind_of(FinalKind kind) {
    switch (kind) {
        case FinalKind::period: return MarkKind::period;
        case FinalKind::year: return MarkKind::year;
        case FinalKind::exam: return MarkKind::exam;
        case FinalKind::final: return MarkKind::final_mark;
    }
    return MarkKind::current;
}

/// Reads everything of every pupil and takes what was right off the lists of what must be there.
class Comparing {
public:
    Comparing(sql::Database& database, const Bundle& bundle)
        : expected_(bundle),
          periods_left_(expected_.periods()),
          finals_left_(expected_.finals()),
          diary_(sql::make_diary_reader(database)),
          study_(sql::make_study_reader(database)),
          users_(names_of(database, "users")),
          courses_(names_of(database, "courses")),
          classes_(names_of(database, "classes")),
          sessions_(names_of(database, "academicSessions")) {
        for (const auto& entry : bundle.enrollments.rows) {
            if (entry.role == exchange::Enrollment::Role::student) {
                pupils_.insert(entry.user);
            }
        }
    }

    void compare() {
        for (const auto& [key, name] : users_) {
            if (pupils_.contains(name)) {
                compare_pupil(name, grant_for({key}));
            }
        }
        CPPUNIT_ASSERT_MESSAGE(periods_left_.empty() ? "" : at(periods_left_.begin()->first), periods_left_.empty());
        for (const auto& [kind, left] : finals_left_) {
            CPPUNIT_ASSERT_MESSAGE(left.empty() ? "" : at(left.begin()->first), left.empty());
        }
    }

    [[nodiscard]] int averages() const noexcept { return averages_; }

    [[nodiscard]] int years() const noexcept { return years_; }

    /// Final marks of form 11 that were made of two years.
    [[nodiscard]] int leaving() const noexcept { return leaving_; }

private:
    static std::string at(const Cell& cell) {
        return std::get<0>(cell) + ", " + std::get<1>(cell) + ", " + std::get<2>(cell);
    }

    [[nodiscard]] std::string name_of(journal::SubjectId subject) const {
        return subject.value > 0 ? courses_.at(subject.value) : classes_.at(-subject.value);
    }

    void compare_pupil(const std::string& pupil, const access::PupilGrant& grant) {
        const auto years = study_->years(grant);
        for (const auto& year : years) {
            if (journal::form_number(year.class_name) == 11) {
                compare_leaving(pupil, grant, years, year);
            }
            const auto days = diary_->days(grant, year.days);
            const auto finals = study_->final_marks(grant, year);
            for (const auto& final : finals) {
                compare_final(pupil, final);
            }
            for (const auto& course : study_->courses(grant, year)) {
                const auto record = journal::record_of(days, course.subject);
                for (const auto& period : course.periods) {
                    compare_period(
                        {pupil, name_of(course.subject), sessions_.at(period.id.value)}, record, course, period);
                }
                compare_year(course, finals);
            }
        }
    }

    void compare_final(const std::string& pupil, const FinalMark& final) {
        const Cell cell{pupil, name_of(final.subject), sessions_.at(final.period.value)};
        auto& left = finals_left_[kind_of(final.kind)];
        const auto found = left.find(cell);
        if (found == left.end()) {
            CPPUNIT_ASSERT_MESSAGE(at(cell), !final.points);
            return;
        }
        CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), found->second, std::int64_t{final.five.value()});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), found->second * 100, final.points.value().hundredths);
        left.erase(found);
    }

    void compare_period(const Cell& cell,
                        const journal::SubjectRecord& record,
                        const journal::Course& course,
                        const journal::StudyPeriod& period) {
        journal::MarkSum sum;
        std::vector<journal::Mark> marks;
        for (const auto& mark : record.marks) {
            if (period.days.contains(mark.day)) {
                sum.add(mark.mark);
                marks.push_back(mark.mark);
            }
        }
        const auto found = periods_left_.find(cell);
        if (found == periods_left_.end()) {
            CPPUNIT_ASSERT_MESSAGE(at(cell), !sum.average());
            return;
        }
        const auto& expected = found->second;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), expected.average(), sum.average().value().hundredths);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), expected.count, sum.count());
        const auto rules = journal::rules_on(course.rules, period.days.last);
        const auto recommended = journal::recommend_period(marks, rules).value();
        CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), expected.average(), recommended.average.hundredths);
        if (expected.scale == journal::Scale::five) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), expected_.mark_of(expected), std::int64_t{recommended.five.value()});
        } else {
            CPPUNIT_ASSERT_MESSAGE(at(cell), !recommended.five);
        }
        ++averages_;
        periods_left_.erase(found);
    }

    void compare_year(const journal::Course& course, const std::vector<FinalMark>& finals) {
        std::vector<FinalMark> set;
        std::vector<std::int64_t> values;
        std::optional<FinalMark> year;
        std::optional<FinalMark> exam;
        for (const auto& final : finals) {
            if (final.subject != course.subject) {
                continue;
            }
            if (final.kind == FinalKind::period) {
                set.push_back(final);
                if (final.five) {
                    values.push_back(*final.five);
                }
            } else if (final.kind == FinalKind::year) {
                year = final;
            } else if (final.kind == FinalKind::exam) {
                exam = final;
            }
        }
        std::vector<journal::PeriodId> ids;
        std::ranges::transform(course.periods, std::back_inserter(ids), &journal::StudyPeriod::id);
        const auto recommended = journal::recommend_year(set, ids);
        const bool complete = !ids.empty() && values.size() == ids.size();
        CPPUNIT_ASSERT_EQUAL_MESSAGE(course.title, complete, recommended.has_value());
        if (complete) {
            CPPUNIT_ASSERT_EQUAL(BundleArithmetic::mean(values).value(), std::int64_t{recommended->five.value()});
            ++years_;
        }
        if (year && year->five && exam && exam->five) {
            const auto final = journal::recommend_final(year, exam).value();
            CPPUNIT_ASSERT_EQUAL(BundleArithmetic::mean({*year->five, *exam->five}).value(),
                                 std::int64_t{final.five.value()});
        }
    }

    /// What the demo school's marks of forms 10 and 11 make: it tells of no more than two years.
    void compare_leaving(const std::string& pupil,
                         const access::PupilGrant& grant,
                         const std::vector<journal::StudyYear>& years,
                         const journal::StudyYear& year) {
        std::optional<journal::TenthForm> tenth;
        if (const auto* const before = journal::year_in_form(years, 10, year); before != nullptr) {
            tenth = journal::TenthForm{.year = *before,
                                       .courses = study_->courses(grant, *before),
                                       .set = study_->final_marks(grant, *before)};
        }
        const auto tables = journal::final_sheet(
            year, study_->courses(grant, year), study_->final_marks(grant, year), {}, year.days.last, tenth);
        for (const auto& table : tables) {
            for (const auto& row : table.rows) {
                const Cell cell{pupil, name_of(row.subject), "final"};
                const auto marks = expected_.of_all_years(pupil, name_of(row.subject));
                const bool before =
                    tenth &&
                    std::ranges::find(tenth->courses, row.subject, &journal::Course::subject) != tenth->courses.end();
                // Both forms have two half-years and a mark of the year.
                const bool complete = tenth && marks.size() == (before ? std::size_t{6} : std::size_t{3});
                CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell), complete, row.final.recommended.has_value());
                if (complete) {
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(at(cell),
                                                 BundleArithmetic::mean(marks).value(),
                                                 std::int64_t{row.final.recommended->five.value()});
                    ++leaving_;
                }
            }
        }
    }

    BundleArithmetic expected_;
    std::map<Cell, ExpectedSum> periods_left_;
    std::map<MarkKind, std::map<Cell, std::int64_t>> finals_left_;
    std::unique_ptr<sql::DiaryReader> diary_;
    std::unique_ptr<sql::StudyReader> study_;
    std::map<std::int64_t, std::string> users_;
    std::map<std::int64_t, std::string> courses_;
    std::map<std::int64_t, std::string> classes_;
    std::map<std::int64_t, std::string> sessions_;
    std::set<std::string> pupils_;
    int averages_{0};
    int years_{0};
    int leaving_{0};
};

Bundle grand_bend() {
    std::ifstream file{std::string{MRKO_GRAND_BEND} + "/bundle.zip", std::ios::binary};
    return exchange::read_bundle(std::string{std::istreambuf_iterator<char>{file}, {}}, {}).bundle;
}

exchange::AcademicSession session(const std::string& id,
                                  exchange::AcademicSession::Type type,
                                  journal::SchoolDay first,
                                  journal::SchoolDay last) {
    exchange::AcademicSession session;
    session.sourced_id = id;
    session.title = id;
    session.type = type;
    session.first_day = first;
    session.last_day = last;
    session.parent = "year";
    session.school_year = 2026;
    return session;
}

/// One form in which mathematics is marked by quarters, in thousandths of a weight, and English by half-years.
Bundle quarters_and_half_years() {
    using Type = exchange::AcademicSession::Type;
    using std::chrono::year;
    auto bundle = small_school();
    auto& sessions = bundle.academic_sessions.rows;
    sessions.push_back(session("q2", Type::grading_period, year{2025} / 11 / 5, year{2025} / 12 / 30));
    sessions.push_back(session("q3", Type::grading_period, year{2026} / 1 / 12, year{2026} / 3 / 27));
    sessions.push_back(session("q4", Type::grading_period, year{2026} / 4 / 6, year{2026} / 5 / 26));
    sessions.push_back(session("h1", Type::semester, year{2025} / 9 / 1, year{2025} / 12 / 30));
    sessions.push_back(session("h2", Type::semester, year{2026} / 1 / 12, year{2026} / 5 / 26));
    const std::vector<std::string> quarters{"quarter", "q2", "q3", "q4"};
    const std::vector<std::string> halves{"h1", "h2"};
    for (auto& group : bundle.classes.rows) {
        group.terms = group.course == "english" ? halves : quarters;
    }
    bundle.lessons.rows.clear();
    bundle.homework.rows.clear();
    bundle.remarks.rows.clear();
    std::erase_if(bundle.attendance.rows, [](const auto& entry) { return !entry.lesson.empty(); });
    const auto pattern = bundle.line_items.rows[0];
    bundle.line_items.rows.clear();
    bundle.results.rows.clear();
    int number = 0;
    const auto add = [&](const std::string& group,
                         const std::string& child,
                         const std::string& term,
                         MarkKind kind,
                         journal::SchoolDay day,
                         int value,
                         std::optional<std::int64_t> weight) {
        auto work = pattern;
        work.sourced_id = "work" + std::to_string(++number);
        work.class_id = group;
        work.session = term;
        work.mark_kind = kind;
        work.lesson.clear();
        work.due_date = day;
        work.weight.reset();
        if (weight) {
            work.weight = journal::Weight{*weight};
        }
        bundle.line_items.rows.push_back(work);
        bundle.results.rows.push_back(
            mark("result" + std::to_string(number), work.sourced_id, child, std::to_string(value)));
    };
    const auto at = [&](const std::string& id) {
        return *std::ranges::find(sessions, id, &exchange::AcademicSession::sourced_id);
    };
    for (const auto& [child, english] : {std::pair{"ivan", "5A-eng1"}, std::pair{"maria", "5A-eng2"}}) {
        for (const auto& [group, terms] :
             {std::pair{std::string{"5A-math"}, quarters}, std::pair{std::string{english}, halves}}) {
            for (const auto& term : terms) {
                const auto days = at(term);
                // The first and the last day of a period are its own; weights from nothing to heavy.
                const std::chrono::sys_days first{days.first_day};
                const auto length = (std::chrono::sys_days{days.last_day} - first).count();
                for (int step = 0; step <= 6; ++step) {
                    const int value = 2 + (step * 5 + number) % 4;
                    const std::optional<std::int64_t> weight =
                        step == 0 ? std::nullopt
                                  : std::optional<std::int64_t>{(step * 377) % 2600 - (step == 3 ? 1131 : 0)};
                    add(group,
                        child,
                        term,
                        MarkKind::current,
                        first + std::chrono::days{length * step / 6},
                        value,
                        weight);
                }
                add(group, child, term, MarkKind::period, days.last_day, 3 + number % 3, {});
            }
            add(group, child, "year", MarkKind::year, std::chrono::year{2026} / 5 / 26, 4, {});
        }
    }
    return bundle;
}

}  // namespace

class RealInputTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RealInputTest);
    CPPUNIT_TEST(points_of_a_hundred_of_grand_bend);
    CPPUNIT_TEST(every_pupil_subject_and_period_of_the_demo_school);
    CPPUNIT_TEST(quarters_beside_half_years_in_one_form);
    CPPUNIT_TEST_SUITE_END();

public:
    void points_of_a_hundred_of_grand_bend() {
        const auto bundle = grand_bend();
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, bundle);
            Comparing comparing{database, bundle};
            comparing.compare();
            CPPUNIT_ASSERT(comparing.averages() > 50);
        });
    }

    /// The year is over, so that every period, the year and the exams are there; four pupils of each of the 26 forms,
    /// and the year before of those who are shown.
    void every_pupil_subject_and_period_of_the_demo_school() {
        const auto bundle = exchange::make_demo_school({.today = std::chrono::year{2026} / 6 / 10,
                                                        .seed = 1234,
                                                        .forms = {},
                                                        .pupils_per_form = 4,
                                                        .former_year = exchange::DemoOptions::FormerYear::told})
                                .bundle;
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, bundle);
            Comparing comparing{database, bundle};
            comparing.compare();
            CPPUNIT_ASSERT(comparing.averages() > 3000);
            CPPUNIT_ASSERT(comparing.years() > 800);
            CPPUNIT_ASSERT(comparing.leaving() > 8);
        });
    }

    void quarters_beside_half_years_in_one_form() {
        const auto bundle = quarters_and_half_years();
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, bundle);
            Comparing comparing{database, bundle};
            comparing.compare();
            CPPUNIT_ASSERT_EQUAL(12, comparing.averages());
            CPPUNIT_ASSERT_EQUAL(4, comparing.years());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RealInputTest);

}  // namespace mrko::tests
