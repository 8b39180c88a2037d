// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/timetable.h"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "exchange/demo/chance.h"

namespace mrko::exchange::demo {
namespace {

constexpr std::size_t days_at_most = 6;
constexpr std::size_t lessons_at_most = 8;
constexpr int steps_at_most = 400000;

/// One hour that is to be placed.
struct Block {
    std::size_t form{0};
    std::vector<std::size_t> groups;
    std::vector<std::size_t> teachers;
    const Subject* subject{nullptr};
    int hours{0};
    int thrown_out{0};
    bool pinned{false};
};

using Week = std::array<std::array<std::optional<std::size_t>, lessons_at_most>, days_at_most>;

/// Places hour by hour; an hour that finds no free place takes the cheapest one and throws out who holds it.
class Placing {
public:
    Placing(const SchoolPeople& people, std::uint64_t seed)
        : people_(people),
          chance_(seed, "timetable"),
          lengths_(people.forms.size()),
          of_form_(people.forms.size()),
          of_teacher_(people.teachers.size()) {
        make_blocks();
        for (std::size_t form = 0; form < people.forms.size(); ++form) {
            fix_lengths(form);
        }
    }

    std::vector<WeekSlot> place() {
        std::deque<std::size_t> waiting = in_order_of_difficulty();
        for (int step = 0; !waiting.empty(); ++step) {
            if (step == steps_at_most) {
                throw std::logic_error{"no timetable was found for the demonstration school"};
            }
            const std::size_t block = waiting.front();
            waiting.pop_front();
            const auto [day, number] = cheapest_place(block);
            for (const std::size_t loser : losers(block, day, number)) {
                take_out(loser, day, number);
                ++blocks_[loser].thrown_out;
                waiting.push_back(loser);
            }
            put_in(block, day, number);
        }
        return slots();
    }

private:
    void make_blocks() {
        for (std::size_t at = 0; at < people_.groups.size(); ++at) {
            const auto& group = people_.groups[at];
            if (group.subgroup == 2) {
                continue;
            }
            Block block;
            block.form = group.form;
            block.subject = group.subject;
            block.hours = group.hours;
            block.groups = {at};
            block.teachers = {group.teacher};
            if (group.subgroup == 1) {
                block.groups.push_back(at + 1);
                block.teachers.push_back(people_.groups[at + 1].teacher);
            }
            // The class hour is the first lesson of Monday, for all forms at once.
            block.pinned = group.subject->key == "class";
            for (int hour = 0; hour < group.hours; ++hour) {
                blocks_.push_back(block);
            }
        }
    }

    /// Shares the hours of a form among its days, the longer days first.
    void fix_lengths(std::size_t form) {
        const auto hours =
            static_cast<std::size_t>(std::ranges::count(blocks_, form, [](const Block& block) { return block.form; }));
        const auto days = static_cast<std::size_t>(people_.forms[form].days_a_week());
        for (std::size_t day = 0; day < days; ++day) {
            lengths_[form].at(day) = hours / days + (day < hours % days ? 1 : 0);
        }
    }

    [[nodiscard]] int load_of(const Block& block) const {
        int load = 0;
        for (const std::size_t teacher : block.teachers) {
            load += people_.teachers[teacher].hours;
        }
        return load;
    }

    std::deque<std::size_t> in_order_of_difficulty() {
        std::vector<std::size_t> order(blocks_.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            order[at] = at;
        }
        chance_.shuffle(order);
        std::ranges::stable_sort(order, std::greater<>{}, [this](std::size_t at) {
            return std::pair{blocks_[at].pinned, load_of(blocks_[at])};
        });
        return {order.begin(), order.end()};
    }

    /// Who must give way when the block stands there.
    [[nodiscard]] std::vector<std::size_t> losers(std::size_t at, std::size_t day, std::size_t number) const {
        const Block& block = blocks_[at];
        std::vector<std::size_t> all;
        if (const auto& holder = of_form_[block.form].at(day).at(number)) {
            all.push_back(*holder);
        }
        for (const std::size_t teacher : block.teachers) {
            const auto& holder = of_teacher_[teacher].at(day).at(number);
            if (holder && std::ranges::find(all, *holder) == all.end()) {
                all.push_back(*holder);
            }
        }
        return all;
    }

    [[nodiscard]] int price(std::size_t at, std::size_t day, std::size_t number) const {
        constexpr int never = std::numeric_limits<int>::max() / 2;
        constexpr int of_a_loser = 10;
        constexpr int of_a_second_hour = 6;
        const Block& block = blocks_[at];
        int sum = 0;
        for (const std::size_t loser : losers(at, day, number)) {
            if (blocks_[loser].pinned) {
                return never;
            }
            sum += of_a_loser + blocks_[loser].thrown_out;
        }
        for (const auto& other : of_form_[block.form].at(day)) {
            if (other && blocks_[*other].subject == block.subject) {
                sum += of_a_second_hour;
            }
        }
        return sum;
    }

    std::pair<std::size_t, std::size_t> cheapest_place(std::size_t at) {
        const Block& block = blocks_[at];
        if (block.pinned) {
            return {0, 0};
        }
        int best = std::numeric_limits<int>::max();
        std::vector<std::pair<std::size_t, std::size_t>> places;
        for (std::size_t day = 0; day < days_at_most; ++day) {
            for (std::size_t number = 0; number < lengths_[block.form].at(day); ++number) {
                const int sum = price(at, day, number);
                if (sum < best) {
                    best = sum;
                    places.clear();
                }
                if (sum == best) {
                    places.emplace_back(day, number);
                }
            }
        }
        return chance_.pick(places);
    }

    void put_in(std::size_t at, std::size_t day, std::size_t number) {
        of_form_[blocks_[at].form].at(day).at(number) = at;
        for (const std::size_t teacher : blocks_[at].teachers) {
            of_teacher_[teacher].at(day).at(number) = at;
        }
    }

    void take_out(std::size_t at, std::size_t day, std::size_t number) {
        of_form_[blocks_[at].form].at(day).at(number).reset();
        for (const std::size_t teacher : blocks_[at].teachers) {
            of_teacher_[teacher].at(day).at(number).reset();
        }
    }

    [[nodiscard]] std::vector<WeekSlot> slots() const {
        std::vector<WeekSlot> all;
        for (std::size_t form = 0; form < of_form_.size(); ++form) {
            for (std::size_t day = 0; day < days_at_most; ++day) {
                for (std::size_t number = 0; number < lessons_at_most; ++number) {
                    if (const auto& block = of_form_[form].at(day).at(number)) {
                        all.push_back({.form = form,
                                       .day = static_cast<int>(day) + 1,
                                       .number = static_cast<int>(number) + 1,
                                       .groups = blocks_[*block].groups});
                    }
                }
            }
        }
        return all;
    }

    const SchoolPeople& people_;
    Chance chance_;
    std::vector<Block> blocks_;
    std::vector<std::array<std::size_t, days_at_most>> lengths_;
    std::vector<Week> of_form_;
    std::vector<Week> of_teacher_;
};

}  // namespace

std::vector<WeekSlot> make_timetable(const SchoolPeople& people, std::uint64_t seed) {
    return Placing{people, seed}.place();
}

}  // namespace mrko::exchange::demo
