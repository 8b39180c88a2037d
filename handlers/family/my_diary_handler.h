// SPDX-License-Identifier: Apache-2.0
// /my/week, /my/marks, /my/timetable: addresses without a child, for shortcuts; they lead to the child read last.
#pragma once

#include <string>
#include <utility>

#include "handlers/handler.h"

namespace mrko::handlers {

class MyDiaryHandler final : public FamilyHandler {
public:
    explicit MyDiaryHandler(std::string section) : section_(std::move(section)) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    std::string section_;
};

}  // namespace mrko::handlers
