// SPDX-License-Identifier: Apache-2.0
// Templates and catalogues as they were at build time (cmake/EmbeddedFiles.cmake), so that the worker needs no files.
#pragma once

#include <span>
#include <string_view>

namespace mrko::views {

struct EmbeddedFile {
    std::string_view name;  ///< without a folder: "diary_week.tpl", "ru.mo"
    std::string_view content;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_templates() noexcept;
[[nodiscard]] std::span<const EmbeddedFile> embedded_catalogues() noexcept;

}  // namespace mrko::views
