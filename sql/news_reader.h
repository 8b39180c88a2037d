// SPDX-License-Identifier: Apache-2.0
// What may be new in a child's diary, in one statement. Every call takes a grant.
#pragma once

#include <memory>
#include <vector>

#include "access/grant.h"
#include "journal/news.h"
#include "sql/database.h"

namespace mrko::sql {

class NewsReader {
public:
    NewsReader() = default;
    NewsReader(const NewsReader&) = delete;
    NewsReader& operator=(const NewsReader&) = delete;
    virtual ~NewsReader() = default;

    /// That items() will be asked the same: see ReadAhead.
    virtual void foresee(const access::PupilGrant& grant, const journal::NewsWindow& window) = 0;

    /// Everything of the window, seen or not: who reads knows what was seen. Bounded, see journal::bounded. Throws
    /// DatabaseDown.
    [[nodiscard]] virtual std::vector<journal::NewsItem> items(const access::PupilGrant& grant,
                                                               const journal::NewsWindow& window) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<NewsReader> make_news_reader(Database& database);

}  // namespace mrko::sql
