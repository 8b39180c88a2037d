// SPDX-License-Identifier: Apache-2.0
// Numbers of the journal's things as types that cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>

namespace mrko::journal {

/// The key of one row of the journal database. Zero means "not stored yet" and never names a row.
template <class Tag>
struct Id {
    std::int64_t value{0};

    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using SchoolId = Id<struct SchoolTag>;
using ClassId = Id<struct ClassTag>;
using PupilId = Id<struct PupilTag>;
using StaffId = Id<struct StaffTag>;
/// A group without a subject of its own stands for one: its subject's number is the class's with a minus.
using SubjectId = Id<struct SubjectTag>;
using LessonId = Id<struct LessonTag>;
using MarkId = Id<struct MarkTag>;
using PeriodId = Id<struct PeriodTag>;
using AnnouncementId = Id<struct AnnouncementTag>;

}  // namespace mrko::journal
