// SPDX-License-Identifier: Apache-2.0
#include "handlers/what_if_in_address.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

namespace mrko::handlers {

namespace {

using Fault = views::WhatIfEntry::Fault;

journal::Mark mark(int value, std::int64_t thousandths, std::string kind) {
    journal::Mark made;
    made.shown = std::to_string(value);
    made.points = journal::Points{value * 100};
    made.five = value;
    made.weight = {thousandths};
    made.kind = std::move(kind);
    return made;
}

/// 3 of weight 1: the average is 3,00.
std::vector<journal::Mark> one_three() {
    return {mark(3, 1000, "Ответ")};
}

journal::MarkingRules with_control_works() {
    journal::MarkingRules rules;
    rules.weights = {{.kind = "Контрольная работа", .weight = {2500}}, {.kind = "Тетрадь", .weight = {0}}};
    return rules;
}

views::WhatIfForm read(const std::string& query) {
    const http::Request request{http::RequestParts{.target = "/diary/1/subject/12" + query}};
    return read_what_if(request, one_three(), with_control_works());
}

}  // namespace

class WhatIfInAddressTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WhatIfInAddressTest);
    CPPUNIT_TEST(without_marks_nothing_is_asked_and_nothing_is_wrong);
    CPPUNIT_TEST(three_marks_at_once_are_answered);
    CPPUNIT_TEST(weights_count);
    CPPUNIT_TEST(weights_come_from_the_kinds_of_work_and_never_are_zero);
    CPPUNIT_TEST(a_mark_that_is_none_is_told_at_its_row_and_kept);
    CPPUNIT_TEST(a_weight_that_nobody_offered_is_refused);
    CPPUNIT_TEST(an_empty_form_is_told_at_its_first_row);
    CPPUNIT_TEST_SUITE_END();

    void without_marks_nothing_is_asked_and_nothing_is_wrong() {
        const auto form = read("?period=quarter");
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, form.entries.size());
        CPPUNIT_ASSERT(!views::has_fault(form));
        CPPUNIT_ASSERT(!form.answer);
    }

    void three_marks_at_once_are_answered() {
        const auto form = read("?mark1=5&weight1=1&mark2=+5&weight2=1&mark3=4&weight3=1&mark4=&weight4=1");
        CPPUNIT_ASSERT(form.answer);
        CPPUNIT_ASSERT(journal::Average{300} == form.answer->before);
        CPPUNIT_ASSERT(journal::Average{425} == form.answer->after);
        CPPUNIT_ASSERT(4 == form.answer->mark_after);
        CPPUNIT_ASSERT_EQUAL(std::string{"5"}, form.entries[1].value);
    }

    void weights_count() {
        // (3 + 5 x 2,5) / 3,5.
        CPPUNIT_ASSERT(journal::Average{443} == read("?mark1=5&weight1=2.5").answer->after);
        CPPUNIT_ASSERT(journal::Average{400} == read("?mark1=5").answer->after);
    }

    void weights_come_from_the_kinds_of_work_and_never_are_zero() {
        const std::vector<journal::Mark> marks{
            mark(3, 1000, "Ответ"), mark(4, 1000, "Ответ"), mark(4, 1500, "Диктант")};
        const auto choices = weight_choices(marks, with_control_works());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, choices.size());
        CPPUNIT_ASSERT(choices[0].weight == journal::Weight{1000});
        CPPUNIT_ASSERT(choices[0].kinds == std::vector<std::string>{"Ответ"});
        CPPUNIT_ASSERT(choices[1].weight == journal::Weight{1500});
        CPPUNIT_ASSERT(choices[2].kinds == std::vector<std::string>{"Контрольная работа"});
        CPPUNIT_ASSERT_EQUAL(std::string{"2.5"}, views::weight_in_address(choices[2].weight));
    }

    void a_mark_that_is_none_is_told_at_its_row_and_kept() {
        for (const std::string value : {"6", "0", "1", "55", "-5", "five", "%D0%BD", "5.5"}) {
            const auto form = read("?mark1=5&mark2=" + value);
            CPPUNIT_ASSERT_MESSAGE(value, form.entries[0].fault == Fault::none);
            CPPUNIT_ASSERT_MESSAGE(value, form.entries[1].fault == Fault::no_such_mark);
            CPPUNIT_ASSERT_MESSAGE(value, !form.entries[1].value.empty());
            CPPUNIT_ASSERT_MESSAGE(value, !form.answer);
        }
    }

    void a_weight_that_nobody_offered_is_refused() {
        for (const std::string weight : {"2", "0", "-1", "2.50", "1000000000000000000000"}) {
            const auto form = read("?mark1=5&weight1=" + weight);
            CPPUNIT_ASSERT_MESSAGE(weight, form.entries[0].fault == Fault::no_such_weight);
            CPPUNIT_ASSERT_MESSAGE(weight, !form.answer);
        }
    }

    void an_empty_form_is_told_at_its_first_row() {
        const auto form = read("?mark1=&weight1=1&mark2=&weight2=1");
        CPPUNIT_ASSERT(form.entries[0].fault == Fault::nothing_entered);
        CPPUNIT_ASSERT(form.entries[1].fault == Fault::none);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WhatIfInAddressTest);

}  // namespace mrko::handlers
