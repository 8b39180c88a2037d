// SPDX-License-Identifier: Apache-2.0
#include "exchange/references.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "exchange/record_fields.h"

namespace mrko::exchange {
namespace {

using Ids = std::unordered_set<std::string_view>;

/// The sourcedIds of every table that is referred to.
class KnownIds {
public:
    explicit KnownIds(const Bundle& bundle) {
        add(To::orgs, bundle.orgs);
        add(To::academic_sessions, bundle.academic_sessions);
        add(To::courses, bundle.courses);
        add(To::classes, bundle.classes);
        add(To::users, bundle.users);
        add(To::user_profiles, bundle.user_profiles);
        add(To::bells, bundle.bells);
        add(To::lessons, bundle.lessons);
        add(To::categories, bundle.categories);
        add(To::line_items, bundle.line_items);
        // Nothing else refers to results, and there are more of them than of all the rest.
        if (bundle.mark_changes.mode != Mode::absent) {
            add(To::results, bundle.results);
        }
    }

    [[nodiscard]] bool leads_somewhere(To target, std::string_view id) const {
        const auto& known = tables_[static_cast<std::size_t>(target)];
        return known.mode == Mode::delta || known.ids.contains(id);
    }

private:
    struct Known {
        Mode mode{Mode::absent};
        Ids ids;
    };

    template <class Record>
    void add(To target, const Table<Record>& table) {
        auto& known = tables_[static_cast<std::size_t>(target)];
        known.mode = table.mode;
        known.ids.reserve(table.rows.size());
        for (const auto& row : table.rows) {
            known.ids.insert(row.sourced_id);
        }
    }

    std::array<Known, static_cast<std::size_t>(To::results) + 1> tables_;
};

std::string_view name_of(To target) {
    switch (target) {
        case To::orgs: return "orgs";
        case To::academic_sessions: return "academicSessions";
        case To::courses: return "courses";
        case To::classes: return "classes";
        case To::users: return "users";
        case To::user_profiles: return "userProfiles";
        case To::bells: return "extBells";
        case To::lessons: return "extLessons";
        case To::categories: return "categories";
        case To::line_items: return "lineItems";
        case To::results: return "results";
    }
    return {};
}

struct Broken {
    std::string column;
    std::string id;
    To target;
};

std::string reason_of(const Broken& broken) {
    return "\"" + broken.id + "\" is no sourcedId of " + std::string{name_of(broken.target)} + ".csv in this set";
}

/// Collects the broken references of one record.
class Checker {
public:
    explicit Checker(const KnownIds& known) noexcept : known_(known) {}

    template <class Value>
    void field(std::string_view name, Need /*need*/, const Value& value) {
        check(name, value);
    }

    template <class Value>
    void metadata(std::string_view name, const Value& value) {
        check(name, value);
    }

    void check(std::string_view name, Reference<const std::string> reference) {
        look(name, reference.ids, reference.target);
    }

    [[nodiscard]] const std::vector<Broken>& broken() const noexcept { return broken_; }

private:
    template <class Value>
    void check(std::string_view /*name*/, const Value& /*value*/) {}

    void check(std::string_view name, Reference<const std::vector<std::string>> reference) {
        for (const auto& id : reference.ids) {
            look(name, id, reference.target);
        }
    }

    void look(std::string_view name, const std::string& id, To target) {
        if (!id.empty() && !known_.leads_somewhere(target, id)) {
            broken_.push_back({.column = std::string{name}, .id = id, .target = target});
        }
    }

    const KnownIds& known_;
    std::vector<Broken> broken_;
};

/// Takes the entries that lead nowhere out of the lists of one record.
class ListPruner {
public:
    explicit ListPruner(const KnownIds& known) noexcept : known_(known) {}

    template <class Value>
    void field(std::string_view /*name*/, Need need, Value&& value) {
        prune(need, std::forward<Value>(value));
    }

    template <class Value>
    void metadata(std::string_view /*name*/, Value&& value) {
        prune(Need::optional, std::forward<Value>(value));
    }

    [[nodiscard]] bool emptied() const noexcept { return emptied_; }

private:
    template <class Value>
    void prune(Need /*need*/, const Value& /*value*/) {}

    void prune(Need need, Reference<std::vector<std::string>> reference) {
        const auto gone = std::erase_if(
            reference.ids, [&](const std::string& id) { return !known_.leads_somewhere(reference.target, id); });
        emptied_ = emptied_ || (gone > 0 && need == Need::required && reference.ids.empty());
    }

    const KnownIds& known_;
    bool emptied_{false};
};

template <class Record>
std::vector<Broken> broken_in(const KnownIds& known, const Record& record) {
    Checker checker{known};
    describe(checker, record);
    if constexpr (std::is_same_v<Record, Demographics>) {
        // The record of demographics.csv bears the sourcedId of its user.
        checker.check("sourcedId", Reference<const std::string>{record.sourced_id, To::users});
    }
    return checker.broken();
}

template <class Record>
void report(std::vector<Refusal>& found,
            std::string_view file,
            const Record& record,
            const Broken& broken,
            std::string_view consequence) {
    found.push_back({.file = std::string{file} + ".csv",
                     .line = record.line.number,
                     .column = broken.column,
                     .reason = reason_of(broken) + std::string{consequence}});
}

template <class Record>
void leave_out(Table<Record>& table, std::string_view file, const KnownIds& known, std::vector<Refusal>& found) {
    std::vector<Record> kept;
    kept.reserve(table.rows.size());
    for (auto& record : table.rows) {
        for (const auto& broken : broken_in(known, record)) {
            report(found, file, record, broken, "; it was left out");
        }
        ListPruner pruner{known};
        describe(pruner, record);
        if (!pruner.emptied() && broken_in(known, record).empty()) {
            kept.push_back(std::move(record));
        }
    }
    table.rows = std::move(kept);
}

}  // namespace

std::vector<Refusal> broken_references(const Bundle& bundle) {
    const KnownIds known{bundle};
    std::vector<Refusal> found;
    for_each_table(bundle, [&](std::string_view file, Origin /*origin*/, const auto& table) {
        if (table.mode != Mode::bulk) {
            return;
        }
        for (const auto& record : table.rows) {
            for (const auto& broken : broken_in(known, record)) {
                report(found, file, record, broken, "");
            }
        }
    });
    return found;
}

std::vector<Refusal> leave_out_broken_references(Bundle& bundle) {
    std::vector<Refusal> all;
    std::size_t before = 1;
    while (before != all.size()) {
        before = all.size();
        // The ids are copied, for the records that bear them are moved and left out meanwhile.
        const Bundle standing = bundle;
        const KnownIds known{standing};
        for_each_table(bundle, [&](std::string_view file, Origin /*origin*/, auto& table) {
            if (table.mode == Mode::bulk) {
                leave_out(table, file, known, all);
            }
        });
    }
    return all;
}

}  // namespace mrko::exchange
