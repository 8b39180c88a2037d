// SPDX-License-Identifier: Apache-2.0
#include "sql/statement.h"

#include <algorithm>
#include <iterator>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace mrko::sql {

void let_go(std::unique_ptr<Poco::Data::Statement> statement) noexcept {
#if defined(__SANITIZE_ADDRESS__)
    __lsan_ignore_object(statement.get());
#endif
    static_cast<void>(statement.release());
}

namespace {

void ask_in_one_pipeline(Poco::Data::Session& session, const std::vector<PipelinedRead*>& asked) {
    for (auto* const read : asked) {
        read->prepare(session);
    }
    PostgresPipeline pipeline{postgres_link(session)};
    for (const auto* const read : asked) {
        read->ask(pipeline);
    }
    pipeline.send();
    for (auto* const read : asked) {
        read->take(pipeline);
    }
}

}  // namespace

void answer_together(Connection& connection,
                     Poco::Data::Session& session,
                     std::initializer_list<PipelinedRead*> reads) {
    const auto lacks_answer = [](const PipelinedRead* read) { return !read->is_answered(); };
    if (std::ranges::none_of(reads, lacks_answer)) {
        return;
    }
    auto asked = connection.take_told();
    std::ranges::copy_if(reads, std::back_inserter(asked), [&](const PipelinedRead* read) {
        return lacks_answer(read) && std::ranges::find(asked, read) == asked.end();
    });
    try {
        ask_in_one_pipeline(session, asked);
    } catch (...) {
        // Half of the answers are no answer.
        for (auto* const read : asked) {
            read->forget();
        }
        throw;
    }
}

}  // namespace mrko::sql
