// SPDX-License-Identifier: Apache-2.0
// The smallest set that is right, which each test spoils in one place, and what the reader says about it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_reader.h"
#include "exchange/zip_archive.h"

namespace mrko::exchange::testing {

/// One school, one form with one subject, a pupil and his mother, one mark.
class SmallSet {
public:
    SmallSet();

    /// The text of a file, to be spoilt; a new file is also named in the manifest as bulk.
    [[nodiscard]] std::string& file(const std::string& name);
    /// Replaces the first `what` of a file; the test fails when it is not there.
    SmallSet& replace(const std::string& name, std::string_view what, std::string_view with);
    /// Appends a row.
    SmallSet& add(const std::string& name, std::string_view row);
    SmallSet& remove(const std::string& name);

    [[nodiscard]] std::vector<ArchiveFile> files() const;
    [[nodiscard]] Reading read(ReadOptions::BrokenRecords broken = ReadOptions::BrokenRecords::refuse) const;
    /// The sentences of everything that is refused; empty when the set is taken.
    [[nodiscard]] std::vector<std::string> refusals() const;
    /// All refusals as one text.
    [[nodiscard]] std::string refusal() const;

private:
    std::map<std::string, std::string> files_;
};

/// The bytes of a file of tests/exchange/bundles.
[[nodiscard]] std::string stored(const std::string& path);

/// The files of a folder there.
[[nodiscard]] std::vector<ArchiveFile> stored_files(const std::string& folder);

[[nodiscard]] bool holds(std::string_view text, std::string_view part);

}  // namespace mrko::exchange::testing
