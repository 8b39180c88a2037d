// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/export/{file}: "marks.csv", "homework.json". Tables are the texts of the pages in the page's language,
// with `for=excel` as Excel takes them; JSON is that of /api/v1.
#pragma once

#include <string>
#include <vector>

#include "access/policy.h"
#include "handlers/audit_trail.h"
#include "handlers/handler.h"
#include "handlers/period_in_address.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/study_reader.h"
#include "views/export_page.h"
#include "views/export_tables.h"
#include "views/template_set.h"

namespace mrko::handlers {

class ExportFileHandler final : public FamilyHandler {
public:
    ExportFileHandler(const access::Policy& policy,
                      sql::DiaryReader& diary,
                      sql::FillingReader& filling,
                      sql::StudyReader& study,
                      const journal::SchoolClock& clock,
                      const views::Templates& templates,
                      AuditTrail& audit)
        : policy_(policy),
          diary_(diary),
          filling_(filling),
          study_(study),
          clock_(clock),
          templates_(templates),
          audit_(audit) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    struct Wanted;

    [[nodiscard]] std::string json(const Wanted& wanted) const;
    [[nodiscard]] views::TableRows table(const Wanted& wanted, const views::Catalogue& texts) const;
    [[nodiscard]] std::vector<views::FinalMarks::Sheet> sheets(const Wanted& wanted) const;
    [[nodiscard]] std::vector<journal::HomeworkDay> homework(const Wanted& wanted) const;

    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::FillingReader& filling_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
    AuditTrail& audit_;
};

}  // namespace mrko::handlers
