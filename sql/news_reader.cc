// SPDX-License-Identifier: Apache-2.0
#include "sql/news_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

using Kind = journal::NewsItem::Kind;

/// queries/news_of_pupil.sql
struct NewsRow {
    std::string kind;
    std::int64_t id{0};
    std::string day;
    std::int64_t subject_id{0};
    std::optional<std::int64_t> lesson_id;
    std::string content;

    static constexpr auto columns() {
        using R = NewsRow;
        return std::make_tuple(&R::kind, &R::id, &R::day, &R::subject_id, &R::lesson_id, &R::content);
    }
};

Kind kind_named(std::string_view name) {
    constexpr std::array kinds{std::pair{std::string_view{"final"}, Kind::final_mark},
                               std::pair{std::string_view{"homework"}, Kind::homework},
                               std::pair{std::string_view{"change"}, Kind::change},
                               std::pair{std::string_view{"remark"}, Kind::remark}};
    const auto* const found = std::ranges::find(kinds, name, &std::pair<std::string_view, Kind>::first);
    return found == kinds.end() ? Kind::mark : found->second;
}

journal::NewsItem item_of(NewsRow&& row) {
    return {.kind = kind_named(row.kind),
            .id = row.id,
            .day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
            .subject = {row.subject_id},
            .lesson = {row.lesson_id.value_or(0)},
            .content = std::move(row.content)};
}

class StoredNewsReader final : public NewsReader {
public:
    explicit StoredNewsReader(Connection& connection) : read_(connection, queries::news_of_pupil) {}

    void foresee(const access::PupilGrant& grant, const journal::NewsWindow& window) override {
        std::apply([this](auto&&... value) { read_.foresee(std::move(value)...); }, values_of(grant, window));
    }

    std::vector<journal::NewsItem> items(const access::PupilGrant& grant, const journal::NewsWindow& window) override {
        std::vector<journal::NewsItem> items;
        for (auto& row : std::apply(read_, values_of(grant, window))) {
            items.push_back(item_of(std::move(row)));
        }
        return journal::bounded(std::move(items));
    }

private:
    using Values = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string>;

    static Values values_of(const access::PupilGrant& grant, const journal::NewsWindow& window) {
        return Values{grant.pupil().value,
                      journal::iso(window.marks_from),
                      journal::iso(window.lessons_from),
                      journal::iso(window.lessons_to),
                      std::string{grant.reader() == access::Reader::parent ? "parent" : "pupil"},
                      journal::iso(window.finals_from)};
    }

    KeptRead<NewsRow, std::int64_t, std::string, std::string, std::string, std::string, std::string> read_;
};

}  // namespace

std::unique_ptr<NewsReader> make_news_reader(Database& database) {
    return std::make_unique<StoredNewsReader>(database.connection());
}

}  // namespace mrko::sql
