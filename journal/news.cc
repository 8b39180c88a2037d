// SPDX-License-Identifier: Apache-2.0
#include "journal/news.h"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace mrko::journal {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Kind = NewsItem::Kind;
using Page = PageOfNews::Kind;

constexpr days marks_stay{30};
constexpr days lessons_stay{2};
constexpr days finals_stay{120};

SchoolDay moved(const SchoolDay& day, days by) {
    return SchoolDay{sys_days{day} + by};
}

bool is_any_of(Kind kind, std::initializer_list<Kind> kinds) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool shows(const NewsItem& item, const PageOfNews& page) {
    switch (page.kind) {
        case Page::other: return false;
        case Page::week:
        case Page::day: return item.kind != Kind::final_mark && page.days.contains(item.day);
        case Page::subject:
            return is_any_of(item.kind, {Kind::mark, Kind::homework}) && item.subject == page.subject &&
                   page.days.contains(item.day);
        case Page::marks: return item.kind == Kind::mark && page.days.contains(item.day);
        case Page::mark: return item.kind == Kind::mark && item.id == page.mark.value;
        case Page::finals: return item.kind == Kind::final_mark;
        case Page::homework: return item.kind == Kind::homework && page.days.contains(item.day);
        case Page::remarks: return item.kind == Kind::remark && page.days.contains(item.day);
        case Page::timetable: return item.kind == Kind::change && page.days.contains(item.day);
    }
    return false;
}

void add(NewsCounts& counts, Kind kind) {
    switch (kind) {
        case Kind::mark: ++counts.marks; break;
        case Kind::final_mark: ++counts.finals; break;
        case Kind::homework: ++counts.homework; break;
        case Kind::remark: ++counts.remarks; break;
        case Kind::change: ++counts.changes; break;
    }
}

bool has(const News& news, Kind kind, std::int64_t id) {
    return std::ranges::any_of(news.items, [&](const NewsItem& item) { return item.kind == kind && item.id == id; });
}

/// Homework is known on the pages by what it says and where: the paper diary has no numbers of tasks either.
bool has_homework(const News& news, const Day& day, const Lesson& lesson) {
    return std::ranges::any_of(news.items, [&](const NewsItem& item) {
        return item.kind == Kind::homework && item.day == day.date && item.subject == lesson.subject_id &&
               lesson.homework.text.find(item.content) != std::string::npos;
    });
}

bool has_remark(const News& news, const Lesson& lesson, const std::string& text) {
    return std::ranges::any_of(news.items, [&](const NewsItem& item) {
        return item.kind == Kind::remark && item.lesson == lesson.id && item.content == text;
    });
}

void flag(Lesson& lesson, const Day& day, const News& news) {
    for (Mark& mark : lesson.marks) {
        mark.fresh = has(news, Kind::mark, mark.id.value);
    }
    lesson.homework.fresh = lesson.homework.state == Homework::State::set && has_homework(news, day, lesson);
    lesson.fresh_change = lesson.id.value != 0 && has(news, Kind::change, lesson.id.value);
    lesson.fresh_remarks.clear();
    std::ranges::copy_if(lesson.remarks, std::back_inserter(lesson.fresh_remarks), [&](const std::string& text) {
        return has_remark(news, lesson, text);
    });
}

}  // namespace

NewsWindow news_window(const SchoolDay& today) {
    return {.marks_from = moved(today, -marks_stay),
            .lessons_from = moved(today, -lessons_stay),
            .lessons_to = SchoolWeek::of(today).later().sunday(),
            .finals_from = moved(today, -finals_stay)};
}

SchoolDay last_day_in_window(const NewsItem& item) {
    switch (item.kind) {
        case Kind::mark:
        case Kind::remark: return moved(item.day, marks_stay);
        case Kind::final_mark: return moved(item.day, finals_stay);
        case Kind::homework:
        case Kind::change: break;
    }
    return moved(item.day, lessons_stay);
}

std::vector<NewsItem> bounded(std::vector<NewsItem> items) {
    const auto place = [](const NewsItem& item) { return std::tuple{item.kind, item.id}; };
    std::ranges::sort(items, {}, place);
    const auto is_same = [&](const NewsItem& one, const NewsItem& other) { return place(one) == place(other); };
    items.erase(std::unique(items.begin(), items.end(), is_same), items.end());
    if (items.size() > most_news) {
        std::ranges::stable_sort(items, std::ranges::greater{}, &NewsItem::day);
        items.resize(most_news);
    }
    return items;
}

Attention attention_to(const NewsItem& item, const PageOfNews& page) {
    if (!shows(item, page)) {
        return Attention::none;
    }
    return page.kind == Page::week ? Attention::glanced : Attention::opened;
}

News news_on(std::vector<NewsItem> items, const PageOfNews& page) {
    News news{.items = std::move(items), .waiting = {}};
    for (const NewsItem& item : news.items) {
        if (attention_to(item, page) != Attention::opened) {
            add(news.waiting, item.kind);
        }
    }
    return news;
}

void flag_news(std::vector<Day>& days, const News& news) {
    for (Day& day : days) {
        for (Lesson& lesson : day.lessons) {
            flag(lesson, day, news);
        }
    }
}

void flag_news(std::vector<FinalTable>& sheet, const News& news) {
    const auto flag_cell = [&](FinalCell& cell) {
        if (cell.set) {
            cell.set->fresh = has(news, Kind::final_mark, cell.set->id.value);
        }
    };
    for (FinalTable& table : sheet) {
        for (FinalRow& row : table.rows) {
            std::ranges::for_each(row.periods, flag_cell);
            flag_cell(row.year);
            flag_cell(row.exam);
            flag_cell(row.final);
        }
    }
}

}  // namespace mrko::journal
