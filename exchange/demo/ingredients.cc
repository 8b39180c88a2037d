// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/ingredients.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "exchange/demo/embedded_files.h"
#include "exchange/field_values.h"

namespace mrko::exchange::demo {
namespace {

using Object = Poco::JSON::Object::Ptr;
using Array = Poco::JSON::Array::Ptr;

Object parse(std::string_view text) {
    return Poco::JSON::Parser{}.parse(std::string{text}).extract<Object>();
}

std::vector<std::string> texts(const Array& array) {
    std::vector<std::string> all;
    for (const auto& value : *array) {
        all.push_back(value.convert<std::string>());
    }
    return all;
}

journal::SchoolDay day(const std::string& text) {
    const auto parsed = journal::parse_day(text);
    if (!parsed) {
        throw std::logic_error{"ru_calendar.json names the day " + text};
    }
    return *parsed;
}

/// "08:15-08:55"
BellTimes bell(const std::string& text) {
    BellTimes times;
    const auto dash = text.find('-');
    if (take(text.substr(0, dash), times.start) || take(text.substr(dash + 1), times.end)) {
        throw std::logic_error{"ru_calendar.json names the bell " + text};
    }
    return times;
}

std::vector<BellTimes> bells(const Array& array) {
    std::vector<BellTimes> all;
    for (const auto& text : texts(array)) {
        all.push_back(bell(text));
    }
    return all;
}

std::string without_end(const std::string& name, std::string_view end) {
    return name.substr(0, name.size() - end.size());
}

/// Daughters' patronymics that may be made of a father's name; the source says which of them exists.
std::vector<std::string> daughters_of(const std::string& father) {
    if (father.ends_with("ий")) {
        const std::string stem = without_end(father, "ий");
        return {stem + "ьевна", stem + "иевна"};
    }
    if (father.ends_with("й")) {
        return {without_end(father, "й") + "евна"};
    }
    if (father.ends_with("ь")) {
        return {without_end(father, "ь") + "евна"};
    }
    return {father + "овна"};
}

void load_names(Ingredients& all, const Object& names, const Object& school) {
    const auto chosen = school->getObject("names");
    all.boys = texts(chosen->getArray("male"));
    all.girls = texts(chosen->getArray("female"));
    const auto last = names->getObject("last");
    const auto male = texts(last->getArray("male"));
    const auto female = texts(last->getArray("female"));
    for (std::size_t at = 0; at < std::min(male.size(), female.size()); ++at) {
        all.surnames.push_back({.male = male[at], .female = female[at]});
    }
    const auto known = texts(names->getObject("middle")->getArray("female"));
    for (const auto& father : texts(chosen->getArray("fathers"))) {
        for (const auto& daughter : daughters_of(father)) {
            if (std::ranges::find(known, daughter) != known.end()) {
                all.patronymics.push_back(
                    {.father = father, .son = without_end(daughter, "на") + "ич", .daughter = daughter});
                break;
            }
        }
    }
}

Subject load_subject(const std::string& key, const Object& source) {
    Subject subject;
    subject.key = key;
    subject.title = source->getValue<std::string>("title");
    subject.topics = texts(source->getArray("topics"));
    subject.homework = texts(source->getArray("homework"));
    subject.control = source->optValue<std::string>("control", "");
    subject.second_mark = source->optValue<std::string>("second", "");
    subject.has_marks = source->optValue("marks", true);
    subject.pass_fail = source->optValue<std::string>("scale", "") == "pass_fail";
    const auto hours = source->getObject("hours");
    for (const auto& grade : hours->getNames()) {
        subject.hours_by_grade[std::stoi(grade)] = hours->getValue<int>(grade);
    }
    if (source->has("title_by_form")) {
        const auto titles = source->getObject("title_by_form");
        for (const auto& grade : titles->getNames()) {
            subject.title_by_grade[std::stoi(grade)] = titles->getValue<std::string>(grade);
        }
    }
    return subject;
}

void load_forms(Ingredients& all, const Object& source) {
    const auto forms = source->getObject("forms");
    for (const auto& name : forms->getNames()) {
        const auto plan = forms->getObject(name);
        all.forms.push_back({.name = name,
                             .grade = std::stoi(name),
                             .subjects = texts(plan->getArray("subjects")),
                             .split = texts(plan->getArray("split_into_groups"))});
    }
    std::ranges::sort(all.forms, {}, [](const FormPlan& plan) { return std::pair{plan.grade, plan.name}; });
}

/// The source has no first form. It stands last, so that the others are what they are without it.
void load_first_form(Ingredients& all, const Object& school) {
    const auto plan = school->getObject("first_form");
    all.forms.push_back({.name = plan->getValue<std::string>("name"),
                         .grade = 1,
                         .subjects = texts(plan->getArray("subjects")),
                         .split = {}});
}

/// A title, a text and, where it has one, a place; `first` of the row is the title.
Notice notice(const Array& row, unsigned first = 0) {
    return {.title = row->getElement<std::string>(first),
            .text = row->getElement<std::string>(first + 1),
            .place = row->size() > first + 2 ? row->getElement<std::string>(first + 2) : std::string{}};
}

std::vector<Notice> notices(const Array& rows) {
    std::vector<Notice> all;
    for (unsigned at = 0; at < rows->size(); ++at) {
        all.push_back(notice(rows->getArray(at)));
    }
    return all;
}

std::vector<YearlyEvent> yearly_events(const Array& rows) {
    std::vector<YearlyEvent> all;
    for (unsigned at = 0; at < rows->size(); ++at) {
        const auto row = rows->getArray(at);
        all.push_back({.day = std::chrono::month_day{std::chrono::month{row->getElement<unsigned>(0)},
                                                     std::chrono::day{row->getElement<unsigned>(1)}},
                       .notice = notice(row, 2)});
    }
    return all;
}

void load_texts(Ingredients& all, const Object& source) {
    const auto card = source->getObject("school");
    all.school_name = card->getValue<std::string>("name");
    all.school_address = card->getValue<std::string>("address");
    all.school_phone = card->getValue<std::string>("phone");
    all.district = card->getValue<std::string>("district");
    const auto kinds = source->getArray("kinds");
    for (unsigned at = 0; at < kinds->size(); ++at) {
        const auto pair = kinds->getArray(at);
        all.kinds.push_back({.title = pair->getElement<std::string>(0), .weight = pair->getElement<int>(1)});
    }
    const auto comments = source->getObject("comments");
    for (const auto& mark : comments->getNames()) {
        all.comments[std::stoi(mark)] = texts(comments->getArray(mark));
    }
    all.remarks_on_boys = texts(source->getArray("remarks"));
    all.remarks_on_girls = texts(source->getArray("remarks_female"));
    all.news = notices(source->getArray("news"));
    all.events = yearly_events(source->getArray("events"));
    all.city_news = notices(source->getArray("city_news"));
    all.city_events = yearly_events(source->getArray("city_events"));
    all.year_event = notice(source->getArray("year_event"));
    all.class_event = notice(source->getArray("class_event"));
    const auto meeting = source->getObject("meeting");
    all.meeting = {.title = meeting->getValue<std::string>("title"),
                   .text = meeting->getValue<std::string>("description"),
                   .place = meeting->getValue<std::string>("place")};
}

void load_calendar(Ingredients& all, const Object& source) {
    const auto quarters = source->getArray("quarters");
    for (unsigned at = 0; at < quarters->size(); ++at) {
        const auto quarter = quarters->getObject(at);
        all.printed_year.quarters.push_back({.first = day(quarter->getValue<std::string>("start")),
                                             .last = day(quarter->getValue<std::string>("last_day"))});
    }
    const auto holidays = source->getObject("public_holidays_2025_2026");
    for (const auto& list : holidays->getNames()) {
        for (const auto& text : texts(holidays->getArray(list))) {
            all.printed_year.holidays.push_back(day(text));
        }
    }
    const auto seen = source->getObject("bells_seen");
    all.usual_bells = bells(seen->getArray("a real school, Tue-Wed-Fri"));
    all.short_first_bells = bells(seen->getArray("the same school, Mon and Thu (short first lesson)"));
}

}  // namespace

const std::string& Subject::title_in(int grade) const {
    const auto own = title_by_grade.find(grade);
    return own == title_by_grade.end() ? title : own->second;
}

int Subject::hours_in(int grade) const {
    const auto hours = hours_by_grade.find(grade);
    return hours == hours_by_grade.end() ? 0 : hours->second;
}

Ingredients load_ingredients() {
    Ingredients all;
    const auto school = parse(ru_school_json);
    load_names(all, parse(ru_names_json), school);
    const auto subjects = school->getObject("subjects");
    for (const auto& key : subjects->getNames()) {
        all.subjects.emplace(key, load_subject(key, subjects->getObject(key)));
    }
    load_forms(all, parse(ru_classes_subjects_json));
    load_first_form(all, school);
    load_texts(all, school);
    load_calendar(all, parse(ru_calendar_json));
    return all;
}

}  // namespace mrko::exchange::demo
