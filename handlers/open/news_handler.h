// SPDX-License-Identifier: Apache-2.0
// /news: the city's and the schools' news and events for everybody, by school and school year.
#pragma once

#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/public_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// `school` is a school's number, `year` the year in which a school year begins, `part` of a long list from 1.
class NewsHandler final : public OpenHandler {
public:
    NewsHandler(sql::PublicReader& board, const journal::SchoolClock& clock, const views::Templates& templates)
        : board_(board), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    sql::PublicReader& board_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
