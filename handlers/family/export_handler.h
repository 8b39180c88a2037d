// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/export: which data of which period for which program; the files are export_file_handler's.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class ExportHandler final : public FamilyHandler {
public:
    ExportHandler(const access::Policy& policy,
                  sql::DiaryReader& diary,
                  sql::StudyReader& study,
                  const journal::SchoolClock& clock,
                  const views::Templates& templates)
        : policy_(policy), diary_(diary), study_(study), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
