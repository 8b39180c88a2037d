// SPDX-License-Identifier: Apache-2.0
// Proof that a right was checked. Readers and writers of personal data take a grant, never an id,
// and only Policy can make one.
#pragma once

#include <cstdint>
#include <utility>

#include "access/reader.h"
#include "access/visitor.h"
#include "journal/ids.h"

namespace mrko::access {

class Policy;

/// The bearer may read this pupil's diary.
class PupilGrant {
public:
    [[nodiscard]] journal::PupilId pupil() const noexcept { return pupil_; }

    /// Whose eyes these are: a statement leaves out for a pupil what is marked for parents alone.
    [[nodiscard]] Reader reader() const noexcept { return reader_; }

    /// What was written to the pupil's journal before the grant was made: every write raises it, in its own
    /// transaction. What is read under this grant is not older than this version, and may be newer.
    [[nodiscard]] std::int64_t journal_version() const noexcept { return journal_version_; }

private:
    friend class Policy;

    PupilGrant(journal::PupilId pupil, Reader reader, std::int64_t journal_version) noexcept
        : pupil_(pupil), reader_(reader), journal_version_(journal_version) {}

    journal::PupilId pupil_;
    Reader reader_;
    std::int64_t journal_version_;
};

/// The bearer may read this pupil's schedule: lessons, homework, works ahead, events. No reader of marks takes it.
class ScheduleGrant {
public:
    [[nodiscard]] journal::PupilId pupil() const noexcept { return pupil_; }

private:
    friend class Policy;

    explicit ScheduleGrant(journal::PupilId pupil) noexcept : pupil_(pupil) {}

    journal::PupilId pupil_;
};

/// The bearer has just proved the pupil's credential and may see the little that the check page shows.
class PreviewGrant {
public:
    [[nodiscard]] journal::PupilId pupil() const noexcept { return pupil_; }

private:
    friend class Policy;

    explicit PreviewGrant(journal::PupilId pupil) noexcept : pupil_(pupil) {}

    journal::PupilId pupil_;
};

/// The bearer may sign this pupil's weeks, in the name of this parent.
class SignatureGrant {
public:
    [[nodiscard]] journal::PupilId pupil() const noexcept { return pupil_; }

    [[nodiscard]] const PortalUserId& parent() const noexcept { return parent_; }

private:
    friend class Policy;

    SignatureGrant(journal::PupilId pupil, PortalUserId parent) : pupil_(pupil), parent_(std::move(parent)) {}

    journal::PupilId pupil_;
    PortalUserId parent_;
};

}  // namespace mrko::access
