// SPDX-License-Identifier: Apache-2.0
#include "sql/school_copies.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "access/role.h"
#include "sql/audit_log.h"
#include "sql/connection.h"
#include "sql/postgres_copy.h"
#include "sql/school_tables.h"
#include "sql/statement.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

struct NameRow {
    std::string table;
    std::string name;
    std::string definition;

    static constexpr auto columns() { return std::make_tuple(&NameRow::table, &NameRow::name, &NameRow::definition); }
};

/// The rows of one table as they are at first.
struct Original {
    const SchoolTable* table;
    std::vector<std::string> columns;
    std::string lines;

    [[nodiscard]] std::string target() const {
        std::string text{table->name};
        for (const auto& column : columns) {
            text += (&column == &columns.front() ? " (" : ", ") + column;
        }
        return text + ")";
    }
};

/// Splits the lines of COPY and hands on each line's fields.
template <class Use>
void for_each_line(std::string_view lines, Use use) {
    std::vector<std::string_view> fields;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines.remove_prefix(end + 1);
        fields.clear();
        for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            fields.push_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        fields.push_back(line);
        use(fields);
    }
}

std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Given names by sex, in the order of the people.
class GivenNames {
public:
    void add(std::string_view sex, std::string_view name) { of_[std::string{sex}].emplace_back(name); }

    /// The name of the person who comes so many places behind.
    [[nodiscard]] std::string_view moved(std::string_view sex, std::size_t place, std::size_t by) const {
        const auto& names = of_.at(std::string{sex});
        return names[(place + by) % names.size()];
    }

private:
    std::map<std::string, std::vector<std::string>> of_;
};

class SchoolCopies {
public:
    SchoolCopies(Connection& connection, const CopyOrder& order) : connection_(connection), order_(order) {}

    void make() {
        read_originals();
        const auto keys = take_off(
            "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) "
            "FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
            [](const NameRow& key) { return "ALTER TABLE " + key.table + " DROP CONSTRAINT " + key.name; });
        const auto indexes = take_off(
            "SELECT i.tablename::text, i.indexname::text, i.indexdef FROM pg_indexes i "
            "WHERE i.schemaname = current_schema() "
            "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname "
            "AND c.connamespace = current_schema()::regnamespace)",
            [](const NameRow& index) { return "DROP INDEX " + index.name; });
        std::mt19937_64 chance{order_.seed};
        for (int copy = 1; copy <= order_.copies; ++copy) {
            write_copy(copy, chance());
            tell("copy " + std::to_string(copy) + " of " + std::to_string(order_.copies));
        }
        write(connection_,
              "UPDATE next_ids SET next_id = next_id + $1 WHERE entity <> 'audit'",
              std::int64_t{stride_ * order_.copies});
        write(connection_, "SET LOCAL maintenance_work_mem = '512MB'");
        for (const auto& index : indexes) {
            write(connection_, index.definition);
            tell("index " + index.name);
        }
        for (const auto& key : keys) {
            write(connection_, "ALTER TABLE " + key.table + " ADD CONSTRAINT " + key.name + " " + key.definition);
            tell("foreign key " + key.name);
        }
    }

private:
    void tell(const std::string& done) const {
        if (order_.progress) {
            order_.progress(done);
        }
    }

    template <class Text>
    std::vector<NameRow> take_off(const std::string& select, Text statement_for) {
        auto found = ask_once<NameRow>(connection_, select);
        for (const auto& row : found) {
            write(connection_, statement_for(row));
        }
        return found;
    }

    void read_originals() {
        for (const auto& table : school_tables) {
            Original original{.table = &table, .columns = {}, .lines = {}};
            const auto columns = ask_once<Single<std::string>>(
                connection_,
                "SELECT column_name::text FROM information_schema.columns "
                "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
                std::string{table.name});
            std::string list;
            for (const auto& column : columns) {
                original.columns.push_back(column.value);
                list += (list.empty() ? "" : ", ") + column.value;
            }
            original.lines = copied("SELECT " + list + " FROM " + std::string{table.name} + " " +
                                    std::string{table.rows} + " ORDER BY 1");
            note(original);
            originals_.push_back(std::move(original));
        }
        // Keys of different tables may take the same step, so one serves for all.
        stride_ = highest_ + 1;
    }

    std::string copied(const std::string& select) {
        return connection_.timed([&] {
            try {
                return copy_out(postgres_link(connection_.session()), select);
            } catch (const Poco::Exception& failure) {
                connection_.fail(failure);
            }
        });
    }

    static std::size_t place_of(const Original& original, std::string_view column) {
        return static_cast<std::size_t>(std::ranges::find(original.columns, column) - original.columns.begin());
    }

    void note(const Original& original) {
        const bool people = original.table->name == "people";
        const auto sex = place_of(original, "sex");
        const auto name = place_of(original, "given_name");
        for_each_line(original.lines, [&](const std::vector<std::string_view>& fields) {
            for (std::size_t at = 0; at < fields.size(); ++at) {
                if (is_moved(original.columns[at])) {
                    highest_ = std::max(highest_, number_of(fields[at]));
                }
            }
            if (original.table->name == "schools") {
                schools_.insert(std::string{fields.front()});
            }
            if (people) {
                names_.add(fields[sex], fields[name]);
            }
        });
    }

    /// How a field of a copy is made from that of the original.
    enum class Change { none, key, school, given_name, login, school_name };

    [[nodiscard]] static Change change_of(std::string_view table, std::string_view column) {
        if (column == "school_id") {
            return Change::school;
        }
        if (is_moved(column)) {
            return Change::key;
        }
        if (table == "people" && column == "given_name") {
            return Change::given_name;
        }
        if (table == "credentials" && column == "login") {
            return Change::login;
        }
        return table == "schools" && column == "name" ? Change::school_name : Change::none;
    }

    void write_copy(int copy, std::uint64_t chance) {
        for (const auto& original : originals_) {
            connection_.timed([&] {
                try {
                    CopyIn target{postgres_link(connection_.session()), original.target()};
                    put_lines(target, original, copy, chance);
                    target.end();
                } catch (const Poco::Exception& failure) {
                    connection_.fail(failure);
                }
            });
        }
    }

    void put_lines(CopyIn& target, const Original& original, int copy, std::uint64_t chance) {
        std::vector<Change> changes;
        for (const auto& column : original.columns) {
            changes.push_back(change_of(original.table->name, column));
        }
        const auto sex = place_of(original, "sex");
        std::map<std::string, std::size_t> people;
        const auto step = stride_ * copy;
        std::string line;
        for_each_line(original.lines, [&](const std::vector<std::string_view>& fields) {
            line.clear();
            for (std::size_t at = 0; at < fields.size(); ++at) {
                if (at > 0) {
                    line += '\t';
                }
                const auto field = fields[at];
                const bool moves = changes[at] == Change::key ||
                                   (changes[at] == Change::school && schools_.contains(std::string{field}));
                if (moves && field != "\\N") {
                    line += std::to_string(number_of(field) + step);
                } else if (changes[at] == Change::given_name) {
                    line += names_.moved(fields[sex], people[std::string{fields[sex]}]++, chance % 1009);
                } else if (changes[at] == Change::login) {
                    line.append(field).append("-").append(std::to_string(copy + 1));
                } else if (changes[at] == Change::school_name) {
                    line.append(field).append(", ").append(std::to_string(copy + 1));
                } else {
                    line += field;
                }
            }
            line += '\n';
            target.put(line);
        });
    }

    Connection& connection_;
    const CopyOrder& order_;
    std::vector<Original> originals_;
    std::set<std::string> schools_;
    GivenNames names_;
    std::int64_t highest_{0};
    std::int64_t stride_{0};
};

}  // namespace

void copy_schools(Database& database, const CopyOrder& order) {
    if (database.backend() != DatabaseOptions::Backend::postgresql) {
        throw std::invalid_argument{"copies of schools are made by COPY, which SQLite does not have: use PostgreSQL"};
    }
    if (order.copies < 1) {
        throw std::invalid_argument{"there is nothing to copy"};
    }
    auto& connection = database.connection();
    {
        Transaction transaction{database};
        connection.lift_time_limits();
        SchoolCopies{connection, order}.make();
        AuditLog{database}.record({.at = order.now,
                                   .actor = order.made_by,
                                   .role = std::string{access::name(access::Role::system_worker)},
                                   .action = "schools.copied",
                                   .object = "schools",
                                   .before = "",
                                   .after = std::to_string(order.copies),
                                   .request_id = order.request_id});
        transaction.commit();
    }
    // A minute or more: without the limit of a page's statement.
    connection.lift_time_limits();
    write(connection, "VACUUM (ANALYZE)");
}

}  // namespace mrko::sql
