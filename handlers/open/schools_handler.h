// SPDX-License-Identifier: Apache-2.0
// /schools and /schools/{school}: is my school connected, and the board at its door.
#pragma once

#include "handlers/handler.h"
#include "sql/public_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// `q` is a number or a name.
class SchoolsHandler final : public OpenHandler {
public:
    SchoolsHandler(sql::PublicReader& board, const views::Templates& templates)
        : board_(board), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    sql::PublicReader& board_;
    const views::Templates& templates_;
};

class SchoolHandler final : public OpenHandler {
public:
    SchoolHandler(sql::PublicReader& board, const views::Templates& templates) : board_(board), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    sql::PublicReader& board_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
