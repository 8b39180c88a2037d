// SPDX-License-Identifier: Apache-2.0
#include "tests/handlers/two_families.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

using exchange::Bundle;

std::size_t place(Child child) {
    return static_cast<std::size_t>(child);
}

/// Words that no other text of the demo school holds.
std::string word_of(Child child) {
    switch (child) {
        case Child::brother: return "Братнино";
        case Child::sister: return "Сестрино";
        case Child::namesake: return "Тёзкино";
    }
    return {};
}

std::string group_word(std::size_t number) {
    return "Подгруппное" + std::to_string(number) + "слово";
}

/// The user of each child, and the groups that it is enrolled in.
struct Cast {
    std::map<std::string, Child> children;
    std::map<std::string, std::set<std::string>> groups;
};

Cast cast_of(const exchange::DemoSchool& school) {
    Cast cast;
    for (const auto child : all_children) {
        cast.children.emplace(school.people.at(place(child)).pupil, child);
    }
    for (const auto& row : school.bundle.enrollments.rows) {
        if (row.role == exchange::Enrollment::Role::student) {
            cast.groups[row.user].insert(row.class_id);
        }
    }
    return cast;
}

/// The first three pupils of the form as the people of the house.
void choose_people(exchange::DemoSchool& school) {
    std::vector<exchange::DemoPerson> people;
    for (const auto& user : school.bundle.users.rows) {
        const auto is_role = [&](const exchange::UserRole& role) {
            return role.user == user.sourced_id && role.kind == exchange::UserRole::Kind::student;
        };
        if (std::ranges::any_of(school.bundle.roles.rows, is_role) && people.size() < all_children.size()) {
            people.push_back({.mrko_login = "family" + std::to_string(people.size()),
                              .mrko_password = "only-of-this-test",
                              .pupil = user.sourced_id,
                              .valid_until = std::chrono::year{2027} / 8 / 31});
        }
    }
    if (people.size() < all_children.size()) {
        throw std::logic_error{"the demo school has too few pupils"};
    }
    school.people = std::move(people);
}

void name_pupils(Bundle& bundle, const Cast& cast) {
    for (auto& user : bundle.users.rows) {
        if (const auto found = cast.children.find(user.sourced_id); found != cast.children.end()) {
            const bool sister = found->second == Child::sister;
            user.given_name = sister ? "Сестрицына" : "Иван";
            user.family_name = "Одинаков";
            user.middle_name = sister ? "" : "Иванович";
        }
    }
}

/// Every fifth work is marked by words, so that the value itself can be told from another child's.
std::set<std::string> works_marked_by_words(Bundle& bundle) {
    std::set<std::string> works;
    int number = 0;
    for (auto& work : bundle.line_items.rows) {
        if (++number % 5 == 0) {
            work.scale = journal::Scale::text;
            work.value_max.reset();
            works.insert(work.sourced_id);
        }
    }
    return works;
}

void mark_entries(Bundle& bundle, const Cast& cast) {
    const auto by_words = works_marked_by_words(bundle);
    for (auto& result : bundle.results.rows) {
        if (by_words.contains(result.line_item)) {
            result.score.reset();
            result.text_score = "слово";
        }
        if (const auto child = cast.children.find(result.student); child != cast.children.end()) {
            const auto word = word_of(child->second);
            result.comment = word + " примечание";
            if (by_words.contains(result.line_item)) {
                result.text_score = word;
            }
        }
    }
    for (auto& absence : bundle.attendance.rows) {
        if (const auto child = cast.children.find(absence.user); child != cast.children.end()) {
            absence.comment = word_of(child->second) + " пропуск";
        }
    }
    for (auto& remark : bundle.remarks.rows) {
        if (const auto child = cast.children.find(remark.user); child != cast.children.end()) {
            remark.text = word_of(child->second) + (remark.parents_only ? " только родителям" : " замечание");
        }
    }
}

/// One remark and one absence of each child, whatever chance gave them.
void add_entries(Bundle& bundle, const Cast& cast) {
    const auto form = std::ranges::find_if(bundle.classes.rows, [](const exchange::Class& one) {
        return one.type == exchange::Class::Type::scheduled && one.subgroup.empty();
    });
    const auto held = std::ranges::find_if(bundle.lessons.rows, [&](const exchange::LessonRecord& lesson) {
        return lesson.class_id == form->sourced_id && lesson.date >= std::chrono::year{2026} / 11 / 9 &&
               lesson.lesson_status == exchange::LessonRecord::LessonStatus::held;
    });
    if (held == bundle.lessons.rows.end()) {
        throw std::logic_error{"the demo school held no lesson of a whole form in November"};
    }
    for (const auto& [user, child] : cast.children) {
        exchange::Remark remark;
        remark.sourced_id = "remark." + user;
        remark.user = user;
        remark.lesson = held->sourced_id;
        remark.text = word_of(child) + " замечание";
        bundle.remarks.rows.push_back(remark);
        remark.sourced_id = "secret." + user;
        remark.parents_only = true;
        bundle.remarks.rows.push_back(remark);
        exchange::Attendance absence;
        absence.sourced_id = "absence." + user;
        absence.user = user;
        absence.date = held->date;
        absence.lesson = held->sourced_id;
        absence.code = exchange::Attendance::Code::late;
        absence.comment = word_of(child) + " пропуск";
        std::erase_if(bundle.attendance.rows, [&](const exchange::Attendance& other) {
            return other.user == user && other.date == held->date;
        });
        bundle.attendance.rows.push_back(absence);
    }
    bundle.remarks.mode = exchange::Mode::bulk;
    bundle.attendance.mode = exchange::Mode::bulk;
}

/// Words in the homework of groups that not every child is in; returns by child those of groups it is not in.
std::array<std::vector<std::string>, all_children.size()> mark_homework(Bundle& bundle, const Cast& cast) {
    std::array<std::vector<std::string>, all_children.size()> foreign;
    std::size_t number = 0;
    for (const auto& group : bundle.classes.rows) {
        std::vector<Child> outside;
        for (const auto& [user, child] : cast.children) {
            if (!cast.groups.at(user).contains(group.sourced_id)) {
                outside.push_back(child);
            }
        }
        if (outside.empty() || outside.size() == all_children.size()) {
            continue;
        }
        const auto word = group_word(++number);
        for (auto& homework : bundle.homework.rows) {
            if (homework.class_id == group.sourced_id && homework.state == exchange::HomeworkRecord::State::set) {
                homework.description += " " + word;
            }
        }
        for (const auto child : outside) {
            foreign.at(place(child)).push_back(word);
        }
    }
    if (foreign.at(place(Child::brother)).empty() || foreign.at(place(Child::sister)).empty()) {
        throw std::logic_error{"the brother and the sister have to be in different groups"};
    }
    return foreign;
}

TwoFamilies make_two_families() {
    TwoFamilies made{
        .school = exchange::make_demo_school({.today = DemoHouse::today, .forms = {"4Б"}, .pupils_per_form = 6})};
    choose_people(made.school);
    const auto cast = cast_of(made.school);
    auto& bundle = made.school.bundle;
    name_pupils(bundle, cast);
    add_entries(bundle, cast);
    mark_entries(bundle, cast);
    made.foreign_words = mark_homework(bundle, cast);
    for (const auto child : all_children) {
        made.own_word.at(place(child)) = word_of(child);
        for (const auto other : all_children) {
            if (other != child) {
                made.foreign_words.at(place(child)).push_back(word_of(other));
            }
        }
    }
    // The brother's name is the namesake's too, so only the sister's can be told.
    for (const auto child : {Child::brother, Child::namesake}) {
        made.foreign_words.at(place(child)).push_back("Сестрицына");
    }
    return made;
}

}  // namespace

TwoFamilies two_families() {
    static const auto made = make_two_families();
    return made;
}

exchange::DemoSchool with_all_others_altered(exchange::DemoSchool school, Child child) {
    const auto& own = school.people.at(place(child)).pupil;
    for (auto& result : school.bundle.results.rows) {
        if (result.student == own) {
            continue;
        }
        result.comment += " изменено";
        if (result.score) {
            const bool two = result.score->hundredths == 200;
            result.score = journal::Points{two ? 500 : 200};
            result.text_score = two ? "5" : "2";
        }
    }
    for (auto& absence : school.bundle.attendance.rows) {
        if (absence.user != own) {
            absence.code = absence.code == exchange::Attendance::Code::ill ? exchange::Attendance::Code::absent
                                                                           : exchange::Attendance::Code::ill;
            absence.minutes.reset();
        }
    }
    for (auto& remark : school.bundle.remarks.rows) {
        if (remark.user != own) {
            remark.text += " изменено";
        }
    }
    return school;
}

}  // namespace mrko::handlers
