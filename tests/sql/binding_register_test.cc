// SPDX-License-Identifier: Apache-2.0
#include "sql/binding_register.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "sql/audit_log.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

const access::PortalUserId& mother() {
    static const access::PortalUserId id{"gosuslugi", "1000"};
    return id;
}

sql::NewBinding binding(const std::string& name, journal::PupilId child, int version = 1) {
    return {.account_name = name,
            .credential = {.pupil = child, .version = version},
            .request_id = "r-3",
            .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}};
}

/// What a child process says about its bind().
enum Answer : int { answer_bound, answer_name_taken, answer_already_bound, answer_failed };

int answer_of(const sql::BindOutcome& outcome) {
    return static_cast<int>(outcome.index());
}

/// Runs `one` in several processes at once and counts their answers.
template <class One>
std::array<int, 4> in_parallel(int processes, One one) {
    std::array<int, 2> gate{};
    CPPUNIT_ASSERT_EQUAL(0, ::pipe(gate.data()));
    std::vector<pid_t> children;
    for (int process = 0; process < processes; ++process) {
        const auto child = ::fork();
        if (child == 0) {
            ::close(gate[1]);
            char byte = 0;
            static_cast<void>(::read(gate[0], &byte, 1));
            int answer = answer_failed;
            try {
                answer = one(process);
            } catch (const std::exception&) {
                answer = answer_failed;
            }
            ::_exit(answer);
        }
        children.push_back(child);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    std::array<int, 4> answers{};
    for (const auto child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        ++answers.at(static_cast<std::size_t>(WIFEXITED(status) ? WEXITSTATUS(status) : answer_failed));
    }
    return answers;
}

}  // namespace

class BindingRegisterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BindingRegisterTest);
    CPPUNIT_TEST(a_bound_child_is_in_the_list);
    CPPUNIT_TEST(numbers_are_given_in_order_and_never_twice);
    CPPUNIT_TEST(a_name_is_taken_whatever_its_case_and_blanks);
    CPPUNIT_TEST(the_same_child_again_is_already_bound);
    CPPUNIT_TEST(a_newer_credential_renews_the_binding_in_place);
    CPPUNIT_TEST(another_parent_has_a_list_of_its_own);
    CPPUNIT_TEST(every_binding_is_in_the_audit);
    CPPUNIT_TEST(of_parallel_requests_for_one_child_one_is_bound);
    CPPUNIT_TEST(parallel_requests_for_several_children_give_each_a_number);
    CPPUNIT_TEST(s35_a_child_moves_to_the_place_that_is_asked_for_once);
    CPPUNIT_TEST(a_child_without_a_place_comes_last);
    CPPUNIT_TEST(s35_a_name_is_changed_once);
    CPPUNIT_TEST(a_name_of_another_child_is_not_taken);
    CPPUNIT_TEST(s35_a_removed_child_leaves_the_others_and_its_number);
    CPPUNIT_TEST(no_change_reaches_the_list_of_another_parent);
    CPPUNIT_TEST(every_change_is_in_the_audit);
    CPPUNIT_TEST(s35_of_parallel_equal_changes_one_has_an_effect);
    CPPUNIT_TEST_SUITE_END();

    static sql::BindingChange change(int number) {
        return {
            .number = {number}, .request_id = "r-4", .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}};
    }

    static void bind_three(sql::Database& database, sql::BindingRegister& bindings) {
        load(database, small_school());
        bindings.bind(mother(), binding("Иван", pupil(database, "ivan")));
        bindings.bind(mother(), binding("Маша", pupil(database, "maria")));
        bindings.bind(mother(), binding("Олег", pupil(database, "oleg")));
    }

    static std::string numbers_in_order(sql::BindingRegister& bindings) {
        std::string numbers;
        for (const auto& child : bindings.children(mother())) {
            numbers += std::to_string(child.number.value);
        }
        return numbers;
    }

public:
    void a_bound_child_is_in_the_list() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            const auto ivan = pupil(database, "ivan");
            CPPUNIT_ASSERT(bindings.children(mother()).empty());
            const auto outcome = bindings.bind(mother(), binding("  Мой   сын ", ivan));
            CPPUNIT_ASSERT_EQUAL(1, std::get<sql::Bound>(outcome).number.value);
            const auto children = bindings.children(mother());
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, children.size());
            CPPUNIT_ASSERT(
                children[0] ==
                (access::BoundChild{.number = {1}, .account_name = "Мой сын", .pupil = ivan, .credential_version = 1}));
        });
    }

    void numbers_are_given_in_order_and_never_twice() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            bindings.bind(mother(), binding("Иван", pupil(database, "ivan")));
            bindings.bind(mother(), binding("Маша", pupil(database, "maria")));
            run(database, "UPDATE bindings SET removed_at = 1 WHERE child_number = 2");
            const auto again = bindings.bind(mother(), binding("Маша", pupil(database, "maria")));
            CPPUNIT_ASSERT_EQUAL(3, std::get<sql::Bound>(again).number.value);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, bindings.children(mother()).size());
        });
    }

    void a_name_is_taken_whatever_its_case_and_blanks() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            bindings.bind(mother(), binding("Мой Сын", pupil(database, "ivan")));
            const auto outcome = bindings.bind(mother(), binding(" мой  СЫН", pupil(database, "maria")));
            CPPUNIT_ASSERT(std::holds_alternative<sql::NameTaken>(outcome));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, bindings.children(mother()).size());
        });
    }

    void the_same_child_again_is_already_bound() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            bindings.bind(mother(), binding("Иван", pupil(database, "ivan")));
            const auto outcome = bindings.bind(mother(), binding("Ваня", pupil(database, "ivan")));
            CPPUNIT_ASSERT_EQUAL(std::string{"Иван"}, std::get<sql::AlreadyBound>(outcome).account_name);
            CPPUNIT_ASSERT_EQUAL(1, std::get<sql::AlreadyBound>(outcome).number.value);
        });
    }

    void a_newer_credential_renews_the_binding_in_place() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            const auto ivan = pupil(database, "ivan");
            bindings.bind(mother(), binding("Маша", pupil(database, "maria")));
            bindings.bind(mother(), binding("Иван", ivan));
            const auto outcome = bindings.bind(mother(), binding("Ваня", ivan, 2));
            CPPUNIT_ASSERT_EQUAL(2, std::get<sql::Bound>(outcome).number.value);
            const auto children = bindings.children(mother());
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, children.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Ваня"}, children[1].account_name);
            CPPUNIT_ASSERT_EQUAL(2, children[1].credential_version);
            const auto taken = bindings.bind(mother(), binding("маша", ivan, 3));
            CPPUNIT_ASSERT(std::holds_alternative<sql::NameTaken>(taken));
        });
    }

    void another_parent_has_a_list_of_its_own() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            const auto ivan = pupil(database, "ivan");
            bindings.bind(mother(), binding("Иван", ivan));
            const access::PortalUserId father{"gosuslugi", "1001"};
            const access::PortalUserId namesake{"other-portal", "1000"};
            CPPUNIT_ASSERT(bindings.children(father).empty());
            CPPUNIT_ASSERT(bindings.children(namesake).empty());
            const auto outcome = bindings.bind(father, binding("Иван", ivan));
            CPPUNIT_ASSERT_EQUAL(1, std::get<sql::Bound>(outcome).number.value);
        });
    }

    void every_binding_is_in_the_audit() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            bindings.bind(mother(), binding("Иван", pupil(database, "ivan")));
            bindings.bind(mother(), binding("Иван", pupil(database, "maria")));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT count(*) FROM audit WHERE action = 'binding.created' "
                                       "AND actor = 'gosuslugi:1000' AND request_id = 'r-3'"));
            CPPUNIT_ASSERT(sql::AuditLog{database}.verify().faults.empty());
            run(database, "UPDATE audit SET value_after = 'x' WHERE action = 'binding.created'");
            CPPUNIT_ASSERT(!sql::AuditLog{database}.verify().faults.empty());
        });
    }

    void of_parallel_requests_for_one_child_one_is_bound() {
        on_both([](const sql::DatabaseOptions& options) {
            journal::PupilId ivan;
            {
                sql::Database database{options};
                load(database, small_school());
                ivan = pupil(database, "ivan");
            }
            const auto answers = in_parallel(4, [&](int) {
                sql::Database database{options};
                sql::BindingRegister bindings{database};
                return answer_of(bindings.bind(mother(), binding("Иван", ivan)));
            });
            CPPUNIT_ASSERT_EQUAL(1, answers[answer_bound]);
            CPPUNIT_ASSERT_EQUAL(3, answers[answer_already_bound]);
            sql::Database database{options};
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM bindings"));
        });
    }

    void parallel_requests_for_several_children_give_each_a_number() {
        on_both([](const sql::DatabaseOptions& options) {
            std::vector<journal::PupilId> children;
            {
                sql::Database database{options};
                load(database, small_school());
                children = {pupil(database, "ivan"), pupil(database, "maria"), pupil(database, "oleg")};
            }
            const auto answers = in_parallel(3, [&](int process) {
                sql::Database database{options};
                sql::BindingRegister bindings{database};
                return answer_of(bindings.bind(
                    mother(),
                    binding("Ребёнок " + std::to_string(process), children[static_cast<std::size_t>(process)])));
            });
            CPPUNIT_ASSERT_EQUAL(3, answers[answer_bound]);
            sql::Database database{options};
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, count(database, "SELECT count(DISTINCT child_number) FROM bindings"));
            CPPUNIT_ASSERT(sql::AuditLog{database}.verify().faults.empty());
        });
    }

    void s35_a_child_moves_to_the_place_that_is_asked_for_once() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            CPPUNIT_ASSERT(bindings.move(mother(), change(3), 1));
            CPPUNIT_ASSERT_EQUAL(std::string{"312"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT(!bindings.move(mother(), change(3), 1));
            CPPUNIT_ASSERT_EQUAL(std::string{"312"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT(bindings.move(mother(), change(3), 2));
            CPPUNIT_ASSERT_EQUAL(std::string{"132"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT(bindings.move(mother(), change(1), 99));
            CPPUNIT_ASSERT_EQUAL(std::string{"321"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT(!bindings.move(mother(), change(4), 1));
        });
    }

    void a_child_without_a_place_comes_last() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::BindingRegister bindings{database};
            bindings.bind(mother(), binding("Иван", pupil(database, "ivan")));
            bindings.bind(mother(), binding("Маша", pupil(database, "maria")));
            CPPUNIT_ASSERT(bindings.move(mother(), change(2), 1));
            // One that a worker without an order connects, too.
            bindings.bind(mother(), binding("Олег", pupil(database, "oleg")));
            CPPUNIT_ASSERT_EQUAL(std::string{"213"}, numbers_in_order(bindings));
        });
    }

    void s35_a_name_is_changed_once() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            CPPUNIT_ASSERT(bindings.rename(mother(), change(2), "  Моя  Маша ") == sql::RenameOutcome::renamed);
            CPPUNIT_ASSERT_EQUAL(std::string{"Моя Маша"}, bindings.children(mother())[1].account_name);
            CPPUNIT_ASSERT(bindings.rename(mother(), change(2), "Моя Маша") == sql::RenameOutcome::unchanged);
            CPPUNIT_ASSERT(bindings.rename(mother(), change(9), "Некто") == sql::RenameOutcome::unchanged);
            // Another case of the own name is a change.
            CPPUNIT_ASSERT(bindings.rename(mother(), change(2), "моя маша") == sql::RenameOutcome::renamed);
        });
    }

    void a_name_of_another_child_is_not_taken() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            CPPUNIT_ASSERT(bindings.rename(mother(), change(2), " ИВАН") == sql::RenameOutcome::name_taken);
            CPPUNIT_ASSERT_EQUAL(std::string{"Маша"}, bindings.children(mother())[1].account_name);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0},
                                 count(database, "SELECT count(*) FROM audit WHERE action = 'binding.renamed'"));
            // The name of a removed child is free.
            CPPUNIT_ASSERT(bindings.remove(mother(), change(1)));
            CPPUNIT_ASSERT(bindings.rename(mother(), change(2), "Иван") == sql::RenameOutcome::renamed);
        });
    }

    void s35_a_removed_child_leaves_the_others_and_its_number() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            CPPUNIT_ASSERT(bindings.move(mother(), change(3), 1));
            CPPUNIT_ASSERT(bindings.remove(mother(), change(3)));
            CPPUNIT_ASSERT_EQUAL(std::string{"12"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT(!bindings.remove(mother(), change(3)));
            CPPUNIT_ASSERT(!bindings.move(mother(), change(3), 1));
            const auto again = bindings.bind(mother(), binding("Олег", pupil(database, "oleg")));
            CPPUNIT_ASSERT_EQUAL(4, std::get<sql::Bound>(again).number.value);
            CPPUNIT_ASSERT_EQUAL(std::string{"124"}, numbers_in_order(bindings));
        });
    }

    void no_change_reaches_the_list_of_another_parent() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            const access::PortalUserId father{"gosuslugi", "1001"};
            bindings.bind(father, binding("Ваня", pupil(database, "ivan")));
            bindings.bind(father, binding("Мария", pupil(database, "maria")));
            const auto before = bindings.children(father);
            CPPUNIT_ASSERT(bindings.rename(mother(), change(1), "Мой") == sql::RenameOutcome::renamed);
            CPPUNIT_ASSERT(bindings.move(mother(), change(2), 1));
            CPPUNIT_ASSERT(bindings.remove(mother(), change(1)));
            CPPUNIT_ASSERT(bindings.children(father) == before);
        });
    }

    void every_change_is_in_the_audit() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            bind_three(database, bindings);
            std::ignore = bindings.rename(mother(), change(1), "Ваня");
            bindings.move(mother(), change(3), 1);
            bindings.remove(mother(), change(2));
            for (const auto* const row :
                 {"action = 'binding.renamed' AND value_before = 'Иван, number 1' AND value_after = 'Ваня, number 1'",
                  "action = 'binding.moved' AND value_before = '1, 2, 3' AND value_after = '3, 1, 2'",
                  "action = 'binding.removed' AND value_before = 'Маша, credential 1, number 2' AND value_after = "
                  "''"}) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    row,
                    std::int64_t{1},
                    count(database,
                          std::string{"SELECT count(*) FROM audit WHERE actor = 'gosuslugi:1000' AND "
                                      "request_id = 'r-4' AND object LIKE 'pupil:%' AND "} +
                              row));
            }
            CPPUNIT_ASSERT(sql::AuditLog{database}.verify().faults.empty());
        });
    }

    void s35_of_parallel_equal_changes_one_has_an_effect() {
        on_both([](const sql::DatabaseOptions& options) {
            {
                sql::Database database{options};
                sql::BindingRegister bindings{database};
                bind_three(database, bindings);
            }
            const auto effects = [&](auto make) {
                return in_parallel(4, [&](int) {
                    sql::Database database{options};
                    sql::BindingRegister bindings{database};
                    return make(bindings) ? 1 : 0;
                })[1];
            };
            CPPUNIT_ASSERT_EQUAL(1, effects([](auto& bindings) { return bindings.move(mother(), change(3), 1); }));
            CPPUNIT_ASSERT_EQUAL(1, effects([](auto& bindings) {
                                     return bindings.rename(mother(), change(1), "Ваня") == sql::RenameOutcome::renamed;
                                 }));
            CPPUNIT_ASSERT_EQUAL(1, effects([](auto& bindings) { return bindings.remove(mother(), change(2)); }));
            sql::Database database{options};
            sql::BindingRegister bindings{database};
            CPPUNIT_ASSERT_EQUAL(std::string{"31"}, numbers_in_order(bindings));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3},
                                 count(database,
                                       "SELECT count(*) FROM audit WHERE action IN "
                                       "('binding.moved', 'binding.renamed', 'binding.removed')"));
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BindingRegisterTest);

}  // namespace mrko::tests
