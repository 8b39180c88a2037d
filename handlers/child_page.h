// SPDX-License-Identifier: Apache-2.0
// The one page of a child that a call is about: what is new on it, and the frame it was drawn in, from which a copy of
// it can be drawn again. One a call; handlers reach it through the call, so none of them has to hand it on.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/grant.h"
#include "handlers/call.h"
#include "handlers/child_news.h"
#include "journal/news.h"
#include "views/page_layout.h"

namespace mrko::handlers {

class ChildPage {
public:
    /// `news` outlives this object.
    explicit ChildPage(ChildNews& news) noexcept : news_(news) {}

    /// What is new, once a call. Throws sql::DatabaseDown.
    [[nodiscard]] const journal::News& show(const Call& call,
                                            const access::PupilGrant& grant,
                                            const journal::PageOfNews& page);

    /// That show() will be called for this child: see sql::ReadAhead.
    void foresee(const access::PupilGrant& grant) { news_.foresee(grant); }

    /// For the tabs, also of a page that shows no news: then it is read now, and a journal that went away meanwhile
    /// takes the counts alone and not the page.
    [[nodiscard]] std::vector<views::NewCount> counts(const Call& call, access::ChildNumber child);

    /// The page is a copy: nothing is asked of the journal.
    void without_news() { read_.emplace(); }

    struct Drawn {
        access::ChildNumber child;
        std::string section_path;  ///< below "/diary/{n}"
        views::Section section{views::Section::none};
        std::optional<views::SchoolCard> school;
    };

    void note(Drawn drawn) { drawn_ = std::move(drawn); }

    [[nodiscard]] const std::optional<Drawn>& drawn() const noexcept { return drawn_; }

    /// How long the page says the same, if nothing is written meanwhile.
    struct Repeat {
        std::int64_t journal_version{0};
        std::chrono::minutes until{0};  ///< time of day of today
    };

    void may_repeat(Repeat repeat) { repeat_ = repeat; }

    /// Empty for a page that must be drawn each time, and for one whose news could not be told.
    [[nodiscard]] std::optional<Repeat> repeat() const noexcept { return lacks_news_ ? std::nullopt : repeat_; }

private:
    ChildNews& news_;
    std::optional<journal::News> read_;
    std::optional<Drawn> drawn_;
    std::optional<Repeat> repeat_;
    bool lacks_news_{false};
};

inline constexpr std::chrono::minutes end_of_day{24 * 60};

/// The page of the call shows what was read under `grant`, today's date and nothing else that changes by itself before
/// `until`. A page that does not say so is drawn anew each time.
void may_repeat(const Call& call, const access::PupilGrant& grant, std::chrono::minutes until = end_of_day);

/// That news_of() will be called, for a page that must read something before: see sql::ReadAhead.
void foresee_news(const Call& call, const access::PupilGrant& grant);

/// What is new on the page of the call's child. Call it before the frame is made, with what the page shows; a page that
/// shows no news calls it with nothing, for the grant is at hand.
const journal::News& news_of(const Call& call, const access::PupilGrant& grant, const journal::PageOfNews& page);

}  // namespace mrko::handlers
