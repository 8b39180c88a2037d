// SPDX-License-Identifier: Apache-2.0
// What the journal brought since somebody looked last: which things can be news, which page lets one see them, and how
// many wait.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "journal/final_sheet.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "journal/week.h"

namespace mrko::journal {

struct NewsItem {
    /// change: a lesson that is replaced or cancelled.
    enum class Kind { mark, final_mark, homework, remark, change };

    Kind kind{Kind::mark};
    std::int64_t id{0};  ///< of its row: marks and final marks by MarkId, changes by LessonId
    SchoolDay day{};     ///< on whose page it stands; of a final mark the day on which it was set
    SubjectId subject;
    LessonId lesson;      ///< of a remark and of a change
    std::string content;  ///< another content makes it another piece of news; of homework and remarks the text

    friend bool operator==(const NewsItem&, const NewsItem&) = default;
};

/// The days in which things are news: what is older was seen or is of no use any more.
struct NewsWindow {
    SchoolDay marks_from{};    ///< marks and remarks
    SchoolDay lessons_from{};  ///< homework that is due and changed lessons
    SchoolDay lessons_to{};    ///< the end of next week, as far as the page of homework reaches
    SchoolDay finals_from{};   ///< final marks, by the day on which they were set
};

[[nodiscard]] NewsWindow news_window(const SchoolDay& today);

/// The last day on which the item is in the window.
[[nodiscard]] SchoolDay last_day_in_window(const NewsItem& item);

/// At most this many things are told apart; a child has some two hundred.
inline constexpr std::size_t most_news = 500;

/// Each thing once, and at most `most_news` of them: the latest days stay.
[[nodiscard]] std::vector<NewsItem> bounded(std::vector<NewsItem> items);

/// A page as far as it shows news.
struct PageOfNews {
    enum class Kind { other, week, day, subject, marks, mark, finals, homework, remarks, timetable };

    Kind kind{Kind::other};
    DaySpan days{};  ///< of all but mark and finals
    SubjectId subject{};
    MarkId mark{};
};

/// What a page does to a thing that it shows. Glanced: it stood among everything else of the week and stays new for the
/// rest of the day; opened: it is seen.
enum class Attention { none, glanced, opened };

/// The week is an overview. A thing is opened by the page of its section, its day, its subject or itself.
[[nodiscard]] Attention attention_to(const NewsItem& item, const PageOfNews& page);

/// How many things wait in each section.
struct NewsCounts {
    int marks{0};
    int finals{0};
    int homework{0};
    int remarks{0};
    int changes{0};

    [[nodiscard]] int all() const noexcept { return marks + finals + homework + remarks + changes; }

    friend bool operator==(const NewsCounts&, const NewsCounts&) = default;
};

/// What is new on a page, and what waits behind its tabs.
struct News {
    std::vector<NewsItem> items;  ///< new to the visitor when the page was asked for
    NewsCounts waiting;           ///< without what this page opens
};

[[nodiscard]] News news_on(std::vector<NewsItem> items, const PageOfNews& page);

/// Writes into days, and into a sheet of final marks, what of them is new.
void flag_news(std::vector<Day>& days, const News& news);
void flag_news(std::vector<FinalTable>& sheet, const News& news);

}  // namespace mrko::journal
