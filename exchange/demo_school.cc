// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo_school.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "exchange/demo/chance.h"
#include "exchange/demo/former_year.h"
#include "exchange/demo/ingredients.h"
#include "exchange/demo/lesson_book.h"
#include "exchange/demo/mark_book.h"
#include "exchange/demo/notice_board.h"
#include "exchange/demo/rule_book.h"
#include "exchange/demo/school_people.h"
#include "exchange/demo/school_year.h"
#include "exchange/demo/timetable.h"

namespace mrko::exchange {
namespace {

using demo::Gender;
using demo::Person;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view school_id = "school";
constexpr std::string_view district_id = "district";

template <class Record>
void fill(Table<Record>& table, std::vector<Record> rows) {
    table.mode = rows.empty() ? Mode::absent : Mode::bulk;
    table.rows = std::move(rows);
}

std::string bell_id(int day_of_week, int number) {
    const bool monday_or_thursday = day_of_week == 1 || day_of_week == 4;
    return (monday_or_thursday ? "bell.short." : "bell.usual.") + std::to_string(number);
}

/// Letters and digits that nobody mistakes for each other on paper.
std::string password(demo::Chance& chance, std::size_t length) {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string text;
    while (text.size() < length) {
        text += alphabet[chance.below(alphabet.size())];
    }
    return text;
}

class Founding {
public:
    explicit Founding(const demo::Plan& plan) : plan_(plan) {}

    DemoSchool found() {
        school_.bundle.source_code = "demo";
        school_.bundle.source_name = plan_.ingredients.school_name + " (demonstration)";
        add_orgs();
        add_sessions();
        add_courses_and_classes();
        add_families();
        add_staff();
        add_enrollments();
        add_calendar();
        const auto book = demo::write_lesson_book(plan_);
        auto marks = demo::write_mark_book(plan_, book);
        fill(school_.bundle.lessons, book.lessons);
        fill(school_.bundle.homework, book.homework);
        fill(school_.bundle.categories, std::move(marks.categories));
        fill(school_.bundle.line_items, std::move(marks.works));
        fill(school_.bundle.results, std::move(marks.results));
        fill(school_.bundle.mark_changes, std::move(marks.changes));
        fill(school_.bundle.marking_rules, demo::write_rules(plan_));
        fill(school_.bundle.kind_weights, std::move(marks.kind_weights));
        fill(school_.bundle.attendance, std::move(marks.attendance));
        fill(school_.bundle.remarks, std::move(marks.remarks));
        fill(school_.bundle.events, demo::pin_notices(plan_));
        return std::move(school_);
    }

private:
    [[nodiscard]] std::string year_id() const { return std::to_string(plan_.year.ends_in()); }

    [[nodiscard]] journal::SchoolDay last_of_august() const {
        return std::chrono::year{plan_.year.ends_in()} / std::chrono::August / 31;
    }

    void add_orgs() {
        Org district;
        district.sourced_id = district_id;
        district.name = plan_.ingredients.district;
        district.type = Org::Type::district;
        Org school;
        school.sourced_id = school_id;
        school.name = plan_.ingredients.school_name;
        school.type = Org::Type::school;
        school.identifier = "1234";
        school.parent = district_id;
        school.address = plan_.ingredients.school_address;
        school.phone = plan_.ingredients.school_phone;
        school.head_name = plan_.people.director.full_name();
        fill(school_.bundle.orgs, {district, school});
    }

    void add_sessions() {
        std::vector<AcademicSession> sessions;
        AcademicSession year;
        year.sourced_id = year_id();
        year.title = std::to_string(plan_.year.ends_in() - 1) + "/" + year_id().substr(2);
        year.type = AcademicSession::Type::school_year;
        year.first_day = plan_.year.days().first;
        year.last_day = plan_.year.days().last;
        year.school_year = plan_.year.ends_in();
        sessions.push_back(year);
        const auto add = [&](const demo::Period& period, AcademicSession::Type type) {
            AcademicSession session = year;
            session.sourced_id = period.sourced_id;
            session.title = period.title;
            session.type = type;
            session.first_day = period.days.first;
            session.last_day = period.days.last;
            session.parent = year.sourced_id;
            sessions.push_back(session);
        };
        for (const auto& quarter : plan_.year.quarters()) {
            add(quarter, AcademicSession::Type::grading_period);
        }
        for (const auto& half : plan_.year.half_years()) {
            add(half, AcademicSession::Type::semester);
        }
        fill(school_.bundle.academic_sessions, std::move(sessions));
    }

    /// A subject bears one name in all forms but where the primary school calls it otherwise.
    [[nodiscard]] static std::string course_id(const demo::Subject& subject, int grade) {
        return "subject." + subject.key + (subject.title_by_grade.contains(grade) ? '.' + std::to_string(grade) : "");
    }

    void add_course(std::vector<Course>& courses, const demo::Subject& subject, int grade) const {
        const std::string id = course_id(subject, grade);
        if (std::ranges::find(courses, id, &Course::sourced_id) != courses.end()) {
            return;
        }
        Course course;
        course.sourced_id = id;
        course.school_year = year_id();
        course.title = subject.title_in(grade);
        course.course_code = subject.key;
        course.org = school_id;
        course.subjects = {course.title};
        courses.push_back(std::move(course));
    }

    void add_courses_and_classes() {
        std::vector<Course> courses;
        std::vector<Class> classes;
        const auto& class_hour = plan_.ingredients.subjects.at("class");
        for (const auto& form : plan_.people.forms) {
            add_course(courses, class_hour, form.plan.grade);
            Class homeroom;
            homeroom.sourced_id = form.sourced_id;
            homeroom.title = form.plan.name;
            homeroom.grades = {std::to_string(form.plan.grade)};
            homeroom.course = course_id(class_hour, form.plan.grade);
            homeroom.class_code = form.plan.name;
            homeroom.type = Class::Type::homeroom;
            homeroom.location = form.room;
            homeroom.school = school_id;
            homeroom.terms = {year_id()};
            classes.push_back(std::move(homeroom));
        }
        for (const auto& group : plan_.people.groups) {
            const auto& form = plan_.people.forms[group.form];
            add_course(courses, *group.subject, form.plan.grade);
            Class scheduled;
            scheduled.sourced_id = group.sourced_id;
            scheduled.title = group.subject->title_in(form.plan.grade) + ' ' + form.plan.name;
            scheduled.grades = {std::to_string(form.plan.grade)};
            scheduled.course = course_id(*group.subject, form.plan.grade);
            scheduled.location = group.room;
            scheduled.school = school_id;
            scheduled.homeroom = form.sourced_id;
            scheduled.subjects = {group.subject->title_in(form.plan.grade)};
            if (group.subgroup > 0) {
                scheduled.subgroup = std::to_string(group.subgroup);
                scheduled.title += ", группа " + scheduled.subgroup;
            }
            if (group.subject->has_marks) {
                for (const auto& period : demo::periods_of(group, plan_)) {
                    scheduled.terms.push_back(period.sourced_id);
                }
            } else {
                scheduled.terms = {year_id()};
            }
            classes.push_back(std::move(scheduled));
        }
        fill(school_.bundle.courses, std::move(courses));
        fill(school_.bundle.classes, std::move(classes));
    }

    static User user_of(const Person& person) {
        User user;
        user.sourced_id = person.sourced_id;
        user.username = person.sourced_id;
        user.given_name = person.given_name;
        user.family_name = person.family_name;
        user.middle_name = person.middle_name;
        user.primary_org = school_id;
        return user;
    }

    void add_user(User user, UserRole::Kind kind, UserRole::Rank rank = UserRole::Rank::primary) {
        UserRole role;
        role.sourced_id = "role." + user.sourced_id;
        role.user = user.sourced_id;
        role.kind = kind;
        role.rank = rank;
        role.org = school_id;
        school_.bundle.roles.rows.push_back(std::move(role));
        school_.bundle.users.rows.push_back(std::move(user));
    }

    void add_families() {
        std::vector<Demographics> births;
        for (const auto& pupil : plan_.people.pupils) {
            const auto& form = plan_.people.forms[pupil.form];
            User user = user_of(pupil.person);
            user.grades = {std::to_string(form.plan.grade)};
            for (const auto& guardian : plan_.people.families[pupil.family].guardians) {
                user.agents.push_back(guardian.sourced_id);
            }
            demo::Chance chance{plan_.seed, "birth " + pupil.person.sourced_id};
            // Children enter the first form in the year in which they become seven, or so.
            const sys_days first{std::chrono::year{plan_.year.ends_in() - 8 - form.plan.grade} / std::chrono::October /
                                 1};
            Demographics birth;
            birth.sourced_id = pupil.person.sourced_id;
            birth.birth_date = first + days{chance.between(0, 364)};
            birth.sex = pupil.person.gender == Gender::male ? Demographics::Sex::male : Demographics::Sex::female;
            births.push_back(std::move(birth));
            add_user(std::move(user), UserRole::Kind::student);
        }
        for (const auto& family : plan_.people.families) {
            for (const auto& guardian : family.guardians) {
                User user = user_of(guardian);
                for (const std::size_t child : family.children) {
                    user.agents.push_back(plan_.people.pupils[child].person.sourced_id);
                }
                add_user(std::move(user), UserRole::Kind::parent);
            }
        }
        fill(school_.bundle.demographics, std::move(births));
        introduce_people();
    }

    /// The parents of the demonstration and the credentials of their children.
    void introduce_people() {
        int number = 0;
        std::vector<UserProfile> profiles;
        for (const auto& family : plan_.people.families) {
            if (!family.shown) {
                continue;
            }
            ++number;
            const std::string login = "parent" + std::to_string(number);
            demo::Chance portal{plan_.seed, "portal password " + login};
            const std::string portal_password = "demo-" + password(portal, 6);
            for (const std::size_t child : family.children) {
                const auto& pupil = plan_.people.pupils[child];
                const auto& form = plan_.people.forms[pupil.form];
                demo::Chance mrko{plan_.seed, "mrko password " + pupil.person.sourced_id};
                DemoPerson person;
                person.portal_login = login;
                person.portal_password = portal_password;
                // The second family is shown by the father.
                person.portal_name = family.guardians[number == 2 ? 1 : 0].full_name();
                person.mrko_login = "1234-" + pupil.person.sourced_id.substr(6);
                person.mrko_password = password(mrko, 10);
                person.child = pupil.person.given_name + ' ' + pupil.person.family_name + ", " + form.plan.name;
                person.account_name = pupil.person.given_name;
                person.pupil = pupil.person.sourced_id;
                demo::Chance own{plan_.seed, "pupil password " + pupil.person.sourced_id};
                person.pupil_login = "uch-" + person.mrko_login;
                person.pupil_password = password(own, 10);
                person.valid_until = last_of_august();
                profiles.push_back(profile_of(person));
                school_.people.push_back(std::move(person));
            }
        }
        fill(school_.bundle.user_profiles, std::move(profiles));
    }

    static UserProfile profile_of(const DemoPerson& person) {
        UserProfile profile;
        profile.sourced_id = "mrko." + person.pupil;
        profile.user = person.pupil;
        profile.profile_type = "diary";
        profile.vendor_id = "mrko";
        profile.credential_type = "mrko";
        profile.username = person.mrko_login;
        profile.valid_until = person.valid_until;
        return profile;
    }

    void add_staff() {
        for (const auto& teacher : plan_.people.teachers) {
            add_user(user_of(teacher.person), UserRole::Kind::teacher);
        }
        add_user(user_of(plan_.people.director), UserRole::Kind::principal);
        add_user(user_of(plan_.people.deputy), UserRole::Kind::deputy_principal);
        add_user(user_of(plan_.people.secretary), UserRole::Kind::secretary);
        add_user(user_of(plan_.people.system_worker), UserRole::Kind::system_administrator);
        add_second_roles();
        school_.bundle.users.mode = Mode::bulk;
        school_.bundle.roles.mode = Mode::bulk;
    }

    /// The deputy teaches too and may switch roles.
    void add_second_roles() {
        UserRole deputy_teaches;
        deputy_teaches.sourced_id = "role.staff.deputy.teacher";
        deputy_teaches.user = plan_.people.deputy.sourced_id;
        deputy_teaches.rank = UserRole::Rank::secondary;
        deputy_teaches.kind = UserRole::Kind::teacher;
        deputy_teaches.org = school_id;
        school_.bundle.roles.rows.push_back(std::move(deputy_teaches));
    }

    void enroll(const std::string& class_id, const std::string& user, Enrollment::Role role) {
        Enrollment enrollment;
        enrollment.sourced_id = "en." + class_id + '.' + user;
        enrollment.class_id = class_id;
        enrollment.school = school_id;
        enrollment.user = user;
        enrollment.role = role;
        if (role == Enrollment::Role::teacher) {
            enrollment.primary = true;
        }
        enrollment.first_day = plan_.year.days().first;
        enrollment.last_day = plan_.year.days().last;
        school_.bundle.enrollments.rows.push_back(std::move(enrollment));
    }

    void add_enrollments() {
        const auto& people = plan_.people;
        const auto enroll_all =
            [&](const std::string& class_id, std::size_t teacher, const std::vector<std::size_t>& pupils) {
                enroll(class_id, people.teachers[teacher].person.sourced_id, Enrollment::Role::teacher);
                for (const std::size_t pupil : pupils) {
                    enroll(class_id, people.pupils[pupil].person.sourced_id, Enrollment::Role::student);
                }
            };
        for (const auto& form : people.forms) {
            enroll_all(form.sourced_id, form.class_teacher, form.pupils);
        }
        for (const auto& group : people.groups) {
            enroll_all(group.sourced_id, group.teacher, group.pupils);
        }
        school_.bundle.enrollments.mode = Mode::bulk;
    }

    void add_calendar() {
        add_bells(1);
        add_bells(2);
        school_.bundle.bells.mode = Mode::bulk;
        add_days();
        std::vector<TimetableSlot> slots;
        for (const auto& slot : plan_.timetable) {
            for (const std::size_t at : slot.groups) {
                const auto& group = plan_.people.groups[at];
                TimetableSlot row;
                row.sourced_id =
                    "tt." + group.sourced_id + '.' + std::to_string(slot.day) + '.' + std::to_string(slot.number);
                row.class_id = group.sourced_id;
                row.session = year_id();
                row.day_of_week = slot.day;
                row.lesson_number = slot.number;
                row.bell = bell_id(slot.day, slot.number);
                row.location = group.room;
                row.teacher = plan_.people.teachers[group.teacher].person.sourced_id;
                slots.push_back(std::move(row));
            }
        }
        fill(school_.bundle.timetable, std::move(slots));
    }

    void add_bells(int day_of_week) {
        int number = 0;
        for (const auto& times : demo::bells_on(day_of_week, plan_.ingredients)) {
            ++number;
            Bell bell;
            bell.sourced_id = bell_id(day_of_week, number);
            bell.school = school_id;
            bell.schedule_name = demo::bell_schedule_on(day_of_week);
            bell.lesson_number = number;
            bell.title = std::to_string(number) + " урок";
            bell.start = times.start;
            bell.end = times.end;
            school_.bundle.bells.rows.push_back(std::move(bell));
        }
    }

    void add_days() {
        const bool saturdays =
            std::ranges::any_of(plan_.people.forms, [](const demo::Form& form) { return form.days_a_week() == 6; });
        std::vector<CalendarDay> calendar;
        for (sys_days day{plan_.year.days().first}; day <= sys_days{last_of_august()}; day += days{1}) {
            const auto of_week = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
            CalendarDay row;
            row.sourced_id = "day." + journal::iso(day);
            row.school = school_id;
            row.date = day;
            row.kind = plan_.year.kind_of(day);
            row.title = plan_.year.title_of(day);
            if (row.kind == CalendarDay::Kind::school && of_week == 6 && !saturdays) {
                row.kind = CalendarDay::Kind::day_off;
            }
            if (row.kind == CalendarDay::Kind::school) {
                row.day_of_week = of_week;
                row.schedule_name = demo::bell_schedule_on(of_week);
            }
            calendar.push_back(std::move(row));
        }
        fill(school_.bundle.days, std::move(calendar));
    }

    const demo::Plan& plan_;
    DemoSchool school_;
};

/// The school of the year before, as small as may be, with the forms in which shown children were then.
void remember_former_year(DemoSchool& school, const DemoOptions& options, const demo::Ingredients& ingredients) {
    DemoOptions then{.today = std::chrono::year{school.bundle.academic_sessions.rows.front().school_year - 1} /
                              std::chrono::August / 15,
                     .seed = options.seed,
                     .forms = {},
                     .pupils_per_form = 1};
    std::vector<demo::Remembered> remembered;
    for (const auto& person : school.people) {
        const auto form = demo::form_below(person.child.substr(person.child.rfind(' ') + 1));
        const bool taught =
            std::ranges::find(ingredients.forms, form, &demo::FormPlan::name) != ingredients.forms.end();
        const bool taken = std::ranges::find(then.forms, form) != then.forms.end();
        if (taught && !taken) {
            then.forms.push_back(form);
            remembered.push_back({.child = person.pupil, .former = demo::pupil_below(person.pupil)});
        }
    }
    if (!then.forms.empty()) {
        demo::add_former_year(school, make_demo_school(then), remembered);
    }
}

}  // namespace

DemoSchool make_demo_school(const DemoOptions& options) {
    if (!options.today.ok()) {
        throw std::invalid_argument{"the demonstration school needs a day of the calendar as its today"};
    }
    const auto ingredients = demo::load_ingredients();
    demo::PeopleOptions people_options{.seed = options.seed, .forms = {}, .pupils_per_form = options.pupils_per_form};
    for (const auto& form : ingredients.forms) {
        if (options.forms.empty() || std::ranges::find(options.forms, form.name) != options.forms.end()) {
            people_options.forms.push_back(form);
        }
    }
    if (people_options.forms.empty()) {
        throw std::invalid_argument{"the demonstration school has none of the wanted forms"};
    }
    const demo::SchoolYear year{options.today, ingredients.printed_year};
    const auto people = demo::gather_people(people_options, ingredients);
    const auto timetable = demo::make_timetable(people, options.seed);
    auto school = Founding{{.today = options.today,
                            .seed = options.seed,
                            .ingredients = ingredients,
                            .year = year,
                            .people = people,
                            .timetable = timetable}}
                      .found();
    if (options.former_year == DemoOptions::FormerYear::told) {
        remember_former_year(school, options, ingredients);
    }
    return school;
}

}  // namespace mrko::exchange
