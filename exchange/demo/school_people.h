// SPDX-License-Identifier: Apache-2.0
// Who is in the demonstration school: forms, pupils with their families, teachers, and the groups that learn a subject.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/demo/ingredients.h"

namespace mrko::exchange::demo {

enum class Gender { male, female };

struct Person {
    std::string sourced_id;
    Gender gender{Gender::male};
    std::string given_name;
    std::string family_name;
    std::string middle_name;

    /// "Смирнова Ольга Петровна"
    [[nodiscard]] std::string full_name() const;
};

struct Teacher {
    Person person;
    std::string pool;  ///< what the teacher can teach; substitutes come from the same pool first
    std::string room;
    int hours{0};  ///< a week
};

struct Pupil {
    Person person;
    std::size_t form{0};
    std::size_t family{0};
    int number{0};   ///< in the form's list, from 1; even numbers are in the second group
    int ability{0};  ///< hundredths of a mark, 300..490
};

struct Family {
    std::size_t surname{0};
    std::size_t patronymic{0};
    std::vector<Person> guardians;      ///< the mother first
    std::vector<std::size_t> children;  ///< pupils
    bool shown{false};                  ///< one of the families of the demonstration's list of people
};

struct Form {
    std::string sourced_id;
    FormPlan plan;
    std::string room;
    std::vector<std::size_t> pupils;
    std::size_t class_teacher{0};

    /// 5 for 4-8, 6 for 9-11.
    [[nodiscard]] int days_a_week() const noexcept { return plan.grade >= 9 ? 6 : 5; }
};

/// Those of one form who learn one subject with one teacher.
struct Group {
    std::string sourced_id;
    std::size_t form{0};
    const Subject* subject{nullptr};
    int subgroup{0};  ///< 1 or 2; 0 when the whole form learns together
    std::size_t teacher{0};
    std::string room;
    int hours{0};
    std::vector<std::size_t> pupils;
};

struct SchoolPeople {
    std::vector<Form> forms;
    std::vector<Pupil> pupils;
    std::vector<Family> families;
    std::vector<Teacher> teachers;
    std::vector<Group> groups;  ///< the two groups of a split subject stand side by side
    Person director;
    Person deputy;
    Person secretary;
    Person system_worker;
};

struct PeopleOptions {
    std::uint64_t seed{0};
    std::vector<FormPlan> forms;
    int pupils_per_form{0};
};

/// `ingredients` outlives the result, whose groups point to its subjects.
[[nodiscard]] SchoolPeople gather_people(const PeopleOptions& options, const Ingredients& ingredients);

}  // namespace mrko::exchange::demo
