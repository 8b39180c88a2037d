// SPDX-License-Identifier: Apache-2.0
#include "sql/import_parts.h"
#include "sql/pupil_reference.h"
#include "sql/simple_loader.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

std::string_view name(exchange::Attendance::Code code) {
    using Code = exchange::Attendance::Code;
    switch (code) {
        case Code::absent: return "absent";
        case Code::ill: return "ill";
        case Code::excused: return "excused";
        case Code::exempt: return "exempt";
        case Code::late: return "late";
        case Code::early: return "early";
        case Code::present: return "present";
        case Code::other: return "other";
    }
    return {};
}

}  // namespace

void import_conduct(ImportRun& run, const PupilKeys& pupils) {
    using exchange::Attendance;
    using exchange::Remark;
    load_rows<Attendance>(run,
                          run.bundle().attendance,
                          files::attendance,
                          queries::import_attendance,
                          "attendance",
                          [&](const Attendance& entry) -> std::optional<Fields> {
                              const auto file = files::attendance;
                              return Fields{
                                  pupil_reference(run, pupils, entry.user, file, entry.line, "userSourcedId"),
                                  day(entry.date),
                                  run.reference(files::lessons, entry.lesson, file, entry.line, "lessonSourcedId"),
                                  run.reference(files::classes, entry.class_id, file, entry.line, "classSourcedId"),
                                  std::string{name(entry.code)},
                                  entry.other_code,
                                  minutes(entry.minutes),
                                  entry.comment};
                          });
    load_rows<Remark>(run,
                      run.bundle().remarks,
                      files::remarks,
                      queries::import_remarks,
                      "remarks",
                      [&](const Remark& remark) -> std::optional<Fields> {
                          const auto file = files::remarks;
                          return Fields{
                              pupil_reference(run, pupils, remark.user, file, remark.line, "userSourcedId"),
                              run.required(files::lessons, remark.lesson, file, remark.line, "lessonSourcedId"),
                              remark.text,
                              yes_or_no(remark.parents_only)};
                      });
}

}  // namespace mrko::sql
