// SPDX-License-Identifier: Apache-2.0
// All pages of both languages, loaded and checked once; from then on rendering reads no file and takes no lock.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "views/account_check.h"
#include "views/account_form.h"
#include "views/account_list.h"
#include "views/account_password.h"
#include "views/account_removal.h"
#include "views/account_rename.h"
#include "views/all_marks.h"
#include "views/calendar.h"
#include "views/day_page.h"
#include "views/diary_week.h"
#include "views/error_page.h"
#include "views/events_page.h"
#include "views/export_page.h"
#include "views/family_board.h"
#include "views/feed_page.h"
#include "views/final_marks.h"
#include "views/freshness_page.h"
#include "views/help_page.h"
#include "views/homework_page.h"
#include "views/info_page.h"
#include "views/kept_page.h"
#include "views/mark_page.h"
#include "views/news_page.h"
#include "views/offline_page.h"
#include "views/own_device.h"
#include "views/page_layout.h"
#include "views/period_refused.h"
#include "views/pupil_sign_in.h"
#include "views/remarks_page.h"
#include "views/school_page.h"
#include "views/schools_page.h"
#include "views/session_list.h"
#include "views/start_page.h"
#include "views/statistics_page.h"
#include "views/subject_page.h"
#include "views/timetable_page.h"
#include "views/view_page.h"
#include "views/week_outside.h"

namespace mrko::views {

struct TemplateOptions {
    std::filesystem::path asset_list;  ///< assets.json of the built static files
};

/// Safe for concurrent use once made.
class Templates {
public:
    /// Throws std::runtime_error when a template, a text or a static file is missing or damaged.
    explicit Templates(const TemplateOptions& options);
    ~Templates();
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;

    /// Whole HTML documents in UTF-8. Throw std::runtime_error when a page cannot be expanded.
    [[nodiscard]] std::string render(const StartPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const PupilSignIn& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountForm& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountCheck& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountList& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const SessionList& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountRename& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountRemoval& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AccountPassword& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const FamilyBoard& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const DiaryWeek& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const WeekOutside& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const PeriodRefusedPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const SubjectPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const NoSubjects& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const MarkPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const StatisticsPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const AllMarks& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const FinalMarks& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const Calendar& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const TimetablePage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const HomeworkPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const FreshnessPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const DayPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const RemarksPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const ViewPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const EventsPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const NewsPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const SchoolsPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const SchoolPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const HelpPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const SignInHelp& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const InfoPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const FeedPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const ExportPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const ErrorPage& page, const PageFrame& frame) const;
    /// With the notice of its age; `frame.csrf` goes into the forms of the page too.
    [[nodiscard]] std::string render(const KeptPage& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const JournalAway& page, const PageFrame& frame) const;

    /// For what is no page: files and calendars. Valid as long as this object.
    [[nodiscard]] const Catalogue& texts(Language language) const noexcept;
    [[nodiscard]] std::string render(const OwnDevice& page, const PageFrame& frame) const;
    [[nodiscard]] std::string render(const OfflinePage& page, const PageFrame& frame) const;

private:
    class LanguageSet;

    template <class Page>
    [[nodiscard]] std::string render_page(const Page& page, const PageFrame& frame) const;

    std::unique_ptr<const LanguageSet> russian_;
    std::unique_ptr<const LanguageSet> english_;
};

}  // namespace mrko::views
