// SPDX-License-Identifier: Apache-2.0
#include "sql/public_reader.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "sql/connection.h"
#include "sql/import_fields.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

using journal::PublicNotice;
using journal::PublicSchool;

/// queries/public_news.sql
struct NoticeRow {
    std::int64_t id{0};
    std::string kind;
    std::int64_t org_id{0};
    std::string org_kind;
    std::string org_name;
    std::string first_day;
    std::optional<int> begins;
    std::string last_day;
    std::optional<int> ends;
    std::string title;
    std::string description;
    std::string place;

    static constexpr auto columns() {
        using R = NoticeRow;
        return std::make_tuple(&R::id,
                               &R::kind,
                               &R::org_id,
                               &R::org_kind,
                               &R::org_name,
                               &R::first_day,
                               &R::begins,
                               &R::last_day,
                               &R::ends,
                               &R::title,
                               &R::description,
                               &R::place);
    }
};

/// queries/public_news_days.sql
struct DaysRow {
    std::string first;
    std::string last;

    static constexpr auto columns() { return std::make_tuple(&DaysRow::first, &DaysRow::last); }
};

/// queries/public_schools.sql
struct SchoolRow {
    std::int64_t id{0};
    std::string name;
    std::string identifier;
    std::string address;
    std::string phone;
    std::string head_name;
    std::string city;
    std::string connected_on;

    static constexpr auto columns() {
        using R = SchoolRow;
        return std::make_tuple(&R::id,
                               &R::name,
                               &R::identifier,
                               &R::address,
                               &R::phone,
                               &R::head_name,
                               &R::city,
                               &R::connected_on);
    }
};

std::optional<std::chrono::minutes> minutes_of(const std::optional<int>& count) {
    return count ? std::optional{std::chrono::minutes{*count}} : std::nullopt;
}

PublicNotice notice_of(NoticeRow row) {
    return {.id = {row.id},
            .kind = row.kind == "news" ? PublicNotice::Kind::news : PublicNotice::Kind::event,
            .scope = row.org_kind == "school" ? PublicNotice::Scope::school : PublicNotice::Scope::city,
            .org = {row.org_id},
            .org_name = std::move(row.org_name),
            .first = journal::parse_day(row.first_day).value_or(journal::SchoolDay{}),
            .begins = minutes_of(row.begins),
            .last = journal::parse_day(row.last_day),
            .ends = minutes_of(row.ends),
            .title = std::move(row.title),
            .description = std::move(row.description),
            .place = std::move(row.place)};
}

PublicSchool school_of(SchoolRow row) {
    const bool connected = !row.connected_on.empty();
    const bool dated = connected && row.connected_on != first_of_days;
    return {.id = {row.id},
            .name = std::move(row.name),
            .identifier = std::move(row.identifier),
            .address = std::move(row.address),
            .phone = std::move(row.phone),
            .head_name = std::move(row.head_name),
            .city = std::move(row.city),
            .standing = connected ? PublicSchool::Standing::connected : PublicSchool::Standing::known,
            .connected_on = dated ? journal::parse_day(row.connected_on) : std::nullopt};
}

class StoredPublicReader final : public PublicReader {
public:
    explicit StoredPublicReader(Connection& connection)
        : notices_(connection, queries::public_news),
          days_(connection, queries::public_news_days),
          schools_(connection, queries::public_schools) {}

    std::vector<PublicNotice> notices(const PublicNoticesWanted& wanted) override {
        std::vector<PublicNotice> all;
        for (auto& row : notices_(wanted.school ? wanted.school->value : all_schools,
                                  journal::iso(wanted.days.first),
                                  journal::iso(wanted.days.last),
                                  wanted.limit,
                                  wanted.offset)) {
            all.push_back(notice_of(std::move(row)));
        }
        return all;
    }

    std::optional<journal::DaySpan> days_of_notices() override {
        const auto rows = days_();
        const auto first = rows.empty() ? std::nullopt : journal::parse_day(rows.front().first);
        const auto last = rows.empty() ? std::nullopt : journal::parse_day(rows.front().last);
        if (!first || !last || rows.front().last == first_of_days) {
            return std::nullopt;
        }
        return journal::DaySpan{*first, *last};
    }

    std::vector<PublicSchool> schools() override { return read(all_schools); }

    std::optional<PublicSchool> school(journal::SchoolId school) override {
        auto found = school.value > 0 ? read(school.value) : std::vector<PublicSchool>{};
        return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
    }

private:
    static constexpr std::int64_t all_schools = 0;

    std::vector<PublicSchool> read(std::int64_t school) {
        std::vector<PublicSchool> all;
        for (auto& row : schools_(school)) {
            all.push_back(school_of(std::move(row)));
        }
        return all;
    }

    KeptRead<NoticeRow, std::int64_t, std::string, std::string, std::int64_t, std::int64_t> notices_;
    KeptRead<DaysRow> days_;
    KeptRead<SchoolRow, std::int64_t> schools_;
};

}  // namespace

std::unique_ptr<PublicReader> make_public_reader(Database& database) {
    return std::make_unique<StoredPublicReader>(database.connection());
}

}  // namespace mrko::sql
