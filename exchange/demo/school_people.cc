// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/school_people.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>
#include <utility>

#include "exchange/demo/chance.h"

namespace mrko::exchange::demo {
namespace {

constexpr int most_hours_of_a_teacher = 22;

/// The families that the demonstration's list of people is about, by the forms of their children.
const std::vector<std::vector<std::string>>& shown_families() {
    static const std::vector<std::vector<std::string>> families{
        {"4Б", "7А"}, {"4Б"}, {"5А", "8В", "10А"}, {"9А"}, {"11А"}, {"1А"}};
    return families;
}

/// Sourced ids hold Latin letters only: "4Б" becomes "4b".
std::string latin(const std::string& form) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> letters{
        {{"А", "a"}, {"Б", "b"}, {"В", "v"}, {"Г", "g"}, {"Д", "d"}}};
    for (const auto& [russian, ours] : letters) {
        if (form.ends_with(russian)) {
            return form.substr(0, form.size() - russian.size()) + std::string{ours};
        }
    }
    return form;
}

std::string numbered(std::string_view what, std::size_t number) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%04zu", number);
    return std::string{what} + digits.data();
}

/// Which teachers may teach a subject; a form teacher of the primary school teaches most of them.
std::string pool_of(const std::string& subject, int grade) {
    static const std::map<std::string, std::string> pools{{"rus", "russian"},
                                                          {"lit", "russian"},
                                                          {"math", "mathematics"},
                                                          {"alg", "mathematics"},
                                                          {"geom", "mathematics"},
                                                          {"stat", "mathematics"},
                                                          {"hist", "history"},
                                                          {"soc", "history"},
                                                          {"law", "history"},
                                                          {"eco", "history"},
                                                          {"odn", "history"},
                                                          {"ork", "history"},
                                                          {"bio", "biology"},
                                                          {"chem", "biology"},
                                                          {"izo", "arts"},
                                                          {"tech", "arts"},
                                                          {"okr", "primary"},
                                                          {"class", "class"}};
    static const std::vector<std::string> not_by_the_form_teacher{"eng", "mus", "phys-c", "ork"};
    if (grade <= 4 && std::ranges::find(not_by_the_form_teacher, subject) == not_by_the_form_teacher.end()) {
        return subject == "class" ? "class" : "primary";
    }
    const auto pool = pools.find(subject);
    return pool == pools.end() ? subject : pool->second;
}

class Gathering {
public:
    Gathering(const PeopleOptions& options, const Ingredients& ingredients)
        : options_(options), ingredients_(ingredients) {}

    SchoolPeople gather() {
        make_forms();
        make_families();
        name_families();
        make_groups();
        make_office();
        return std::move(people_);
    }

private:
    void make_forms() {
        constexpr int fewest = 4;
        for (const auto& plan : options_.forms) {
            const std::size_t form = people_.forms.size();
            const std::string id = latin(plan.name);
            people_.forms.push_back(
                {.sourced_id = "form." + id, .plan = plan, .room = {}, .pupils = {}, .class_teacher = 0});
            Chance chance{options_.seed, "form " + id};
            const int drawn = chance.between(20, 26);
            const int count = options_.pupils_per_form == 0 ? drawn : std::max(fewest, options_.pupils_per_form);
            for (int number = 1; number <= count; ++number) {
                people_.forms[form].pupils.push_back(people_.pupils.size());
                Pupil pupil;
                pupil.person.sourced_id = numbered("pupil." + id + '.', static_cast<std::size_t>(number));
                pupil.person.gender = chance.happens(500) ? Gender::male : Gender::female;
                pupil.form = form;
                pupil.number = number;
                pupil.ability = chance.between(300, 490);
                people_.pupils.push_back(std::move(pupil));
            }
        }
    }

    void make_families() {
        const auto older = [this](std::size_t pupil) {
            return people_.forms[people_.pupils[pupil].form].plan.grade > 1;
        };
        // The families of the first form come last, so that all the others are what they are without it.
        std::vector<bool> taken(people_.pupils.size(), false);
        const auto& shown = shown_families();
        std::for_each(shown.begin(), shown.end() - 1, [&](const auto& forms) { show_a_family_of(forms, taken); });
        mix_families("families", taken, older);
        show_a_family_of(shown.back(), taken);
        mix_families("families of the first form", taken, [&](std::size_t pupil) { return !older(pupil); });
    }

    void show_a_family_of(const std::vector<std::string>& forms, std::vector<bool>& taken) {
        Family family;
        family.shown = true;
        for (const auto& form : forms) {
            take_a_child_of(form, taken, family);
        }
        if (!family.children.empty()) {
            add(std::move(family));
        }
    }

    template <class Meant>
    void mix_families(std::string_view name, const std::vector<bool>& taken, Meant meant) {
        std::vector<std::size_t> rest;
        for (std::size_t pupil = 0; pupil < people_.pupils.size(); ++pupil) {
            if (!taken[pupil] && meant(pupil)) {
                rest.push_back(pupil);
            }
        }
        Chance chance{options_.seed, name};
        chance.shuffle(rest);
        while (!rest.empty()) {
            const int drawn = chance.between(1, 100);
            const std::size_t wanted = drawn <= 70 ? 1 : drawn <= 94 ? 2 : 3;
            Family family;
            while (family.children.size() < wanted && !rest.empty() && fits(family, rest.back())) {
                family.children.push_back(rest.back());
                rest.pop_back();
            }
            add(std::move(family));
        }
    }

    /// Brothers and sisters are in different forms here.
    [[nodiscard]] bool fits(const Family& family, std::size_t pupil) const {
        return std::ranges::none_of(family.children, [&](std::size_t child) {
            return people_.pupils[child].form == people_.pupils[pupil].form;
        });
    }

    void take_a_child_of(const std::string& form_name, std::vector<bool>& taken, Family& family) {
        for (const auto& form : people_.forms) {
            if (form.plan.name != form_name) {
                continue;
            }
            for (const std::size_t pupil : form.pupils) {
                if (!taken[pupil]) {
                    taken[pupil] = true;
                    family.children.push_back(pupil);
                    return;
                }
            }
        }
    }

    void add(Family family) {
        for (const std::size_t child : family.children) {
            people_.pupils[child].family = people_.families.size();
        }
        people_.families.push_back(std::move(family));
    }

    void name_families() {
        std::vector<std::size_t> surnames(ingredients_.surnames.size());
        for (std::size_t at = 0; at < surnames.size(); ++at) {
            surnames[at] = at;
        }
        Chance{options_.seed, "surnames"}.shuffle(surnames);
        for (std::size_t at = 0; at < people_.families.size(); ++at) {
            auto& family = people_.families[at];
            Chance chance{options_.seed, numbered("family ", at)};
            family.surname = surnames[at % surnames.size()];
            family.patronymic = chance.below(ingredients_.patronymics.size());
            name_guardians(at, family, chance);
            std::vector<std::string> given;
            for (const std::size_t child : family.children) {
                auto& person = people_.pupils[child].person;
                do {
                    person.given_name = given_name(person.gender, chance);
                } while (std::ranges::find(given, person.given_name) != given.end());
                given.push_back(person.given_name);
                person.family_name = surname(family.surname, person.gender);
                const auto& patronymic = ingredients_.patronymics[family.patronymic];
                person.middle_name = person.gender == Gender::male ? patronymic.son : patronymic.daughter;
            }
        }
    }

    void name_guardians(std::size_t number, Family& family, Chance& chance) {
        constexpr int without_a_father = 120;
        Person mother = adult(Gender::female, chance);
        mother.sourced_id = numbered("parent.", 2 * number + 1);
        mother.family_name = surname(family.surname, Gender::female);
        Person father = adult(Gender::male, chance);
        father.sourced_id = numbered("parent.", 2 * number + 2);
        father.family_name = surname(family.surname, Gender::male);
        father.given_name = ingredients_.patronymics[family.patronymic].father;
        family.guardians.push_back(std::move(mother));
        if (!chance.happens(without_a_father) || family.shown) {
            family.guardians.push_back(std::move(father));
        }
    }

    Person adult(Gender gender, Chance& chance) {
        Person person;
        person.gender = gender;
        person.given_name = given_name(gender, chance);
        person.family_name = surname(chance.below(ingredients_.surnames.size()), gender);
        const auto& patronymic = chance.pick(ingredients_.patronymics);
        person.middle_name = gender == Gender::male ? patronymic.son : patronymic.daughter;
        return person;
    }

    [[nodiscard]] const std::string& given_name(Gender gender, Chance& chance) const {
        return chance.pick(gender == Gender::male ? ingredients_.boys : ingredients_.girls);
    }

    [[nodiscard]] const std::string& surname(std::size_t at, Gender gender) const {
        const auto& both = ingredients_.surnames[at];
        return gender == Gender::male ? both.male : both.female;
    }

    void make_groups() {
        for (std::size_t form = 0; form < people_.forms.size(); ++form) {
            const FormPlan& plan = people_.forms[form].plan;
            std::map<std::string, std::size_t> teacher_of_pool;
            std::map<std::size_t, int> hours_here;
            for (const auto& key : plan.subjects) {
                const Subject& subject = ingredients_.subjects.at(key);
                const std::string pool = pool_of(key, plan.grade);
                if (pool == "class" || subject.hours_in(plan.grade) == 0) {
                    continue;
                }
                if (std::ranges::find(plan.split, key) != plan.split.end()) {
                    const std::size_t first = employ(pool, pool_hours(plan, pool), std::nullopt);
                    add_group(form, subject, 1, first);
                    add_group(form, subject, 2, employ(pool, pool_hours(plan, pool), first));
                    continue;
                }
                const auto [known, fresh] = teacher_of_pool.try_emplace(pool, 0);
                if (fresh) {
                    known->second = employ(pool, pool_hours(plan, pool), std::nullopt);
                }
                add_group(form, subject, 0, known->second);
                hours_here[known->second] += subject.hours_in(plan.grade);
            }
            appoint_class_teacher(form, hours_here);
        }
    }

    [[nodiscard]] int pool_hours(const FormPlan& plan, const std::string& pool) const {
        int hours = 0;
        for (const auto& key : plan.subjects) {
            if (pool_of(key, plan.grade) == pool) {
                hours += ingredients_.subjects.at(key).hours_in(plan.grade);
            }
        }
        return hours;
    }

    /// A teacher of the pool with so many free hours who is not `busy`; a new one when there is none.
    std::size_t employ(const std::string& pool, int hours, std::optional<std::size_t> busy) {
        for (std::size_t at = 0; at < people_.teachers.size(); ++at) {
            const auto& teacher = people_.teachers[at];
            if (teacher.pool == pool && at != busy && teacher.hours + hours <= most_hours_of_a_teacher) {
                return at;
            }
        }
        const std::size_t number = people_.teachers.size();
        Chance chance{options_.seed, numbered("teacher ", number)};
        constexpr int women = 820;
        Teacher teacher;
        teacher.person = adult(chance.happens(women) ? Gender::female : Gender::male, chance);
        teacher.person.sourced_id = numbered("staff.", number + 1);
        teacher.pool = pool;
        teacher.room = room_of(pool, number);
        people_.teachers.push_back(std::move(teacher));
        return number;
    }

    std::string room_of(const std::string& pool, std::size_t number) {
        if (pool != "phys-c") {
            constexpr std::size_t rooms_on_a_floor = 16;
            return std::to_string(100 * (1 + number / rooms_on_a_floor) + 1 + number % rooms_on_a_floor);
        }
        ++halls_;
        return halls_ == 1 ? "Спортзал" : "Спортзал " + std::to_string(halls_);
    }

    void add_group(std::size_t form, const Subject& subject, int subgroup, std::size_t teacher) {
        Group group;
        group.sourced_id = people_.forms[form].sourced_id.substr(5) + '.' + subject.key;
        if (subgroup > 0) {
            group.sourced_id += '.' + std::to_string(subgroup);
        }
        group.form = form;
        group.subject = &subject;
        group.subgroup = subgroup;
        group.teacher = teacher;
        group.room = people_.teachers[teacher].room;
        group.hours = subject.hours_in(people_.forms[form].plan.grade);
        people_.teachers[teacher].hours += group.hours;
        for (const std::size_t pupil : people_.forms[form].pupils) {
            if (subgroup == 0 || subgroup == 2 - people_.pupils[pupil].number % 2) {
                group.pupils.push_back(pupil);
            }
        }
        people_.groups.push_back(std::move(group));
    }

    /// Who teaches the form most and has no form yet; the class hour is held by the same teacher.
    void appoint_class_teacher(std::size_t form, const std::map<std::size_t, int>& hours_here) {
        std::optional<std::size_t> best;
        for (const auto& [teacher, hours] : hours_here) {
            const bool has_a_form = std::ranges::find(class_teachers_, teacher) != class_teachers_.end();
            if (!has_a_form && (!best || hours > hours_here.at(*best))) {
                best = teacher;
            }
        }
        const std::size_t chosen = best ? *best : employ("class teacher", most_hours_of_a_teacher, std::nullopt);
        class_teachers_.push_back(chosen);
        people_.forms[form].class_teacher = chosen;
        people_.forms[form].room = people_.teachers[chosen].room;
        add_group(form, ingredients_.subjects.at("class"), 0, chosen);
    }

    void make_office() {
        Chance chance{options_.seed, "office"};
        people_.director = adult(Gender::female, chance);
        people_.director.sourced_id = "staff.director";
        people_.deputy = adult(Gender::male, chance);
        people_.deputy.sourced_id = "staff.deputy";
        people_.secretary = adult(Gender::female, chance);
        people_.secretary.sourced_id = "staff.secretary";
        people_.system_worker = adult(Gender::male, chance);
        people_.system_worker.sourced_id = "staff.system";
    }

    const PeopleOptions& options_;
    const Ingredients& ingredients_;
    SchoolPeople people_;
    std::vector<std::size_t> class_teachers_;
    int halls_{0};
};

}  // namespace

std::string Person::full_name() const {
    return family_name + ' ' + given_name + ' ' + middle_name;
}

SchoolPeople gather_people(const PeopleOptions& options, const Ingredients& ingredients) {
    return Gathering{options, ingredients}.gather();
}

}  // namespace mrko::exchange::demo
