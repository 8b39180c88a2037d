// SPDX-License-Identifier: Apache-2.0
#include "views/news_page.h"

#include "views/format.h"
#include "views/names/news_page.h"
#include "views/notice_days.h"
#include "views/school_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::PublicNotice;

/// Those that lie ahead, or the others: what goes on today is in both lists of the page.
std::vector<NoticeEntry> entries_of(const std::vector<PublicNotice>& notices,
                                    const journal::SchoolDay& today,
                                    bool ahead) {
    std::vector<NoticeEntry> all;
    for (const auto& one : notices) {
        const bool of_school = one.scope == PublicNotice::Scope::school;
        all.push_back(
            {.kind = one.kind == PublicNotice::Kind::news ? NoticeEntry::Kind::news : NoticeEntry::Kind::event,
             .first = one.first,
             .begins = one.begins,
             .last = one.last,
             .ends = one.ends,
             .title = one.title,
             .description = one.description,
             .place = one.place,
             .scope = unbroken(one.org_name),
             .scope_address = of_school ? school_address(one.org) : std::string{}});
    }
    std::erase_if(all, [&](const NoticeEntry& one) { return lies_ahead(one, today) != ahead; });
    return all;
}

/// "2026/27 учебный год"
std::string year_name(int year, const Catalogue& texts) {
    constexpr int century = 100;
    const int next = (year + 1) % century;
    return texts.text(
        Message{"news", "School year {years}"},
        {{"years", std::to_string(year) + "/" + (next < 10 ? "0" : "") + std::to_string(next)}});
}

std::optional<journal::SchoolId> school_of(const NewsPage& page) {
    return page.school ? std::optional{page.school->id} : std::nullopt;
}

}  // namespace

std::string news_address(std::optional<journal::SchoolId> school, std::optional<int> year, int part) {
    std::string query;
    const auto add = [&](std::string_view name, std::int64_t value) {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + std::to_string(value);
    };
    if (school) {
        add("school", school->value);
    }
    if (year) {
        add("year", *year);
    }
    if (part > 1) {
        add("part", part);
    }
    return "/news" + query;
}

PageHead head(const NewsPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"bar", "News and events"}) + ", " +
                     (page.school ? page.school->name + ", " : std::string{}) + year_name(page.year, texts),
            .page_name = "news_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const NewsPage& page, const Catalogue& texts) {
    const auto school = school_of(page);
    dictionary.SetValue(knp_YEAR_NAME, year_name(page.year, texts));
    if (page.school) {
        auto& chosen = *dictionary.AddSectionDictionary(knp_OF_SCHOOL);
        chosen.SetValue(knp_SCHOOL, unbroken(page.school->name));
        chosen.SetValue(knp_SCHOOL_ADDRESS, school_address(page.school->id));
        chosen.SetValue(knp_ALL_ADDRESS, news_address(std::nullopt, page.year));
    } else {
        dictionary.ShowSection(knp_OF_ALL);
    }
    if (page.years.size() > 1) {
        auto& archive = *dictionary.AddSectionDictionary(knp_ARCHIVE);
        for (const int year : page.years) {
            auto& link = *archive.AddSectionDictionary(knp_YEAR);
            link.SetValue(knp_YEAR_LINK, year_name(year, texts));
            link.SetValue(knp_YEAR_ADDRESS, news_address(school, year));
            if (year == page.year) {
                link.ShowSection(knp_CURRENT);
            }
        }
    }
    const auto ahead = entries_of(page.coming, page.today, true);
    const auto told = entries_of(page.begun, page.today, false);
    if (!ahead.empty()) {
        auto& section = *dictionary.AddSectionDictionary(knp_AHEAD);
        fill_notice_days(*section.AddIncludeDictionary(knp_DAYS), ahead, texts);
    }
    if (!told.empty()) {
        auto& section = *dictionary.AddSectionDictionary(knp_TOLD);
        fill_notice_days(*section.AddIncludeDictionary(knp_DAYS), told, texts);
    }
    if (ahead.empty() && told.empty()) {
        dictionary.ShowSection(knp_NOTHING);
    }
    if (page.part == 1 && !page.has_more) {
        return;
    }
    auto& turns = *dictionary.AddSectionDictionary(knp_TURNS);
    if (page.part > 1) {
        turns.SetValueAndShowSection(knp_NEWER_ADDRESS, news_address(school, page.year, page.part - 1), knp_NEWER);
    }
    if (page.has_more) {
        turns.SetValueAndShowSection(knp_OLDER_ADDRESS, news_address(school, page.year, page.part + 1), knp_OLDER);
    }
}

}  // namespace mrko::views
