// SPDX-License-Identifier: Apache-2.0
#include "exchange/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <utility>

#include "exchange/refusal.h"

namespace mrko::exchange {
namespace {

constexpr std::uint64_t ratio_is_asked_above = std::uint64_t{1} << 20;

struct DiscardArchive {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};

struct CloseFile {
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

struct FreeSource {
    void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};

using Archive = std::unique_ptr<zip_t, DiscardArchive>;
using OpenFile = std::unique_ptr<zip_file_t, CloseFile>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

[[noreturn]] void refuse(std::string file, std::string reason) {
    throw Refused{{Refusal{.file = std::move(file), .line = 0, .column = {}, .reason = std::move(reason)}}};
}

Archive open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    Source source{zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)};
    Archive archive{source ? zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr};
    const bool one_name_twice = zip_error_code_zip(&error) == ZIP_ER_EXISTS;
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (one_name_twice) {
        refuse({}, "the archive holds two entries of one name");
    }
    if (!archive) {
        refuse({}, "the file is no zip archive that can be read (" + reason + ")");
    }
    static_cast<void>(source.release());  // the archive owns it now
    return archive;
}

void check_name(const std::string& name) {
    if (name.empty()) {
        refuse({}, "an entry of the archive has no name");
    }
    const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; };
    if (std::ranges::any_of(name, odd)) {
        refuse({}, "the name of an entry holds control characters");
    }
    if (name.find('\\') != std::string::npos) {
        refuse(name, "the name of the entry holds a backslash");
    }
    if (name.front() == '/' || (name.size() > 1 && name[1] == ':')) {
        refuse(name, "the entry has an absolute path");
    }
    if (name == ".." || name.starts_with("../") || name.find("/../") != std::string::npos || name.ends_with("/..")) {
        refuse(name, "the path of the entry leads outside the archive");
    }
    if (name.find('/') != std::string::npos) {
        refuse(name, "the entry stands in a folder; all files must stand at the root of the archive");
    }
}

std::string read(zip_t* archive, zip_uint64_t index, const std::string& name, std::uint64_t allowed) {
    const OpenFile file{zip_fopen_index(archive, index, 0)};
    if (!file) {
        refuse(name, "the entry cannot be unpacked (" + std::string{zip_strerror(archive)} + ")");
    }
    std::string bytes;
    std::array<char, 65536> part{};
    while (true) {
        const zip_int64_t got = zip_fread(file.get(), part.data(), part.size());
        if (got < 0) {
            refuse(name, "the entry is damaged (" + std::string{zip_file_strerror(file.get())} + ")");
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(part.data(), static_cast<std::size_t>(got));
        if (bytes.size() > allowed) {
            refuse(name, "the archive unpacks to more than is allowed");
        }
    }
}

void require(bool fine, zip_t* archive) {
    if (!fine) {
        throw std::runtime_error{std::string{"cannot pack an archive: "} + zip_strerror(archive)};
    }
}

std::string all_bytes(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        throw std::runtime_error{"cannot pack an archive: its bytes cannot be read back"};
    }
    std::string bytes(stat.size, '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<zip_uint64_t>(got) != stat.size) {
        throw std::runtime_error{"cannot pack an archive: its bytes cannot be read back"};
    }
    return bytes;
}

}  // namespace

std::vector<ArchiveFile> unpack(std::string_view archive_bytes, const ArchiveLimits& limits) {
    const Archive archive = open(archive_bytes);
    const auto entries = static_cast<std::size_t>(zip_get_num_entries(archive.get(), 0));
    if (entries == 0) {
        refuse({}, "the archive holds no files");
    }
    if (entries > limits.most_entries) {
        refuse({},
               "the archive holds " + std::to_string(entries) + " entries, more than " +
                   std::to_string(limits.most_entries));
    }
    std::vector<ArchiveFile> files;
    std::uint64_t total = 0;
    for (zip_uint64_t index = 0; index < entries; ++index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive.get(), index, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
            refuse({}, "an entry of the archive cannot be read");
        }
        const std::string name = stat.name;
        check_name(name);
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
            refuse(name, "the entry is encrypted");
        }
        const std::uint64_t by_ratio = std::max(ratio_is_asked_above, limits.most_ratio * stat.comp_size);
        const std::uint64_t left = limits.most_bytes - total;
        if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > left) {
            refuse(name, "the archive unpacks to more than is allowed");
        }
        files.push_back({.name = name, .bytes = read(archive.get(), index, name, std::min(left, by_ratio))});
        total += files.back().bytes.size();
    }
    return files;
}

std::string pack(const std::vector<ArchiveFile>& files) {
    zip_error_t error;
    zip_error_init(&error);
    const Source target{zip_source_buffer_create(nullptr, 0, 0, &error)};
    if (!target) {
        throw std::runtime_error{"cannot pack an archive: no memory"};
    }
    zip_source_keep(target.get());
    Archive archive{zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error)};
    if (!archive) {
        zip_source_free(target.get());
        throw std::runtime_error{"cannot pack an archive: it cannot be opened"};
    }
    for (const auto& file : files) {
        Source source{zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0)};
        require(source != nullptr, archive.get());
        const zip_int64_t index = zip_file_add(archive.get(), file.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
        require(index >= 0, archive.get());
        static_cast<void>(source.release());  // the archive owns it now
        // 1 January 1980, the first day that a zip archive knows.
        require(zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, (1U << 5U) | 1U, 0) == 0,
                archive.get());
    }
    require(zip_close(archive.get()) == 0, archive.get());
    static_cast<void>(archive.release());  // zip_close has freed it
    return all_bytes(target.get());
}

}  // namespace mrko::exchange
