// SPDX-License-Identifier: Apache-2.0
#include "exchange/zip_archive.h"

#include <cppunit/extensions/HelperMacros.h>
#include <zip.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/refusal.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {
namespace {

std::string refusal_of(std::string_view archive, const ArchiveLimits& limits = {}) {
    try {
        static_cast<void>(unpack(archive, limits));
    } catch (const Refused& refused) {
        return sentence(refused.refusals.front());
    }
    return {};
}

std::string with_one_file(const std::string& name) {
    return pack({{.name = name, .bytes = "x"}});
}

/// Replaces every `from` by a text of the same length: names stand twice in an archive, outside its checksums.
std::string patched(std::string archive, std::string_view from, std::string_view to) {
    CPPUNIT_ASSERT_EQUAL(from.size(), to.size());
    for (auto at = archive.find(from); at != std::string::npos; at = archive.find(from)) {
        archive.replace(at, from.size(), to);
    }
    return archive;
}

std::string encrypted() {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    const std::string_view text = "secret";
    const auto index = static_cast<zip_uint64_t>(
        zip_file_add(archive, "orgs.csv", zip_source_buffer(archive, text.data(), text.size(), 0), 0));
    CPPUNIT_ASSERT_EQUAL(0, zip_file_set_encryption(archive, index, ZIP_EM_AES_256, "password"));
    CPPUNIT_ASSERT_EQUAL(0, zip_close(archive));
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

}  // namespace

class ZipArchiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ZipArchiveTest);
    CPPUNIT_TEST(what_is_packed_is_unpacked_again);
    CPPUNIT_TEST(the_same_files_make_the_same_bytes);
    CPPUNIT_TEST(what_is_no_archive_is_refused);
    CPPUNIT_TEST(a_cut_archive_is_refused_wherever_it_is_cut);
    CPPUNIT_TEST(a_changed_byte_is_noticed);
    CPPUNIT_TEST(a_bomb_is_refused_by_its_ratio);
    CPPUNIT_TEST(more_than_the_limit_is_refused);
    CPPUNIT_TEST(too_many_entries_are_refused);
    CPPUNIT_TEST(paths_that_lead_elsewhere_are_refused);
    CPPUNIT_TEST(two_entries_of_one_name_are_refused);
    CPPUNIT_TEST(an_encrypted_entry_is_refused);
    CPPUNIT_TEST(nothing_is_written_to_the_disk);
    CPPUNIT_TEST_SUITE_END();

    void what_is_packed_is_unpacked_again() {
        const auto files =
            unpack(pack({{.name = "orgs.csv", .bytes = "Школа"}, {.name = "users.csv", .bytes = ""}}), {});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, files.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"orgs.csv"}, files[0].name);
        CPPUNIT_ASSERT_EQUAL(std::string{"Школа"}, files[0].bytes);
        CPPUNIT_ASSERT_EQUAL(std::string{}, files[1].bytes);
    }

    void the_same_files_make_the_same_bytes() {
        CPPUNIT_ASSERT(with_one_file("orgs.csv") == with_one_file("orgs.csv"));
    }

    void what_is_no_archive_is_refused() {
        for (const std::string_view bytes : {"sourcedId,status\n", "PK\x03\x04"}) {
            CPPUNIT_ASSERT(testing::holds(refusal_of(bytes), "archive: the file is no zip archive that can be read"));
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: the archive holds no files"}, refusal_of(""));
    }

    void a_cut_archive_is_refused_wherever_it_is_cut() {
        const std::string whole = pack({{.name = "orgs.csv", .bytes = "some text that is packed"}});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            CPPUNIT_ASSERT(!refusal_of(std::string_view{whole}.substr(0, length)).empty());
        }
    }

    void a_changed_byte_is_noticed() {
        std::string archive = pack({{.name = "orgs.csv", .bytes = "0123456789"}});
        const auto at = archive.find("0123456789");
        CPPUNIT_ASSERT(at != std::string::npos);
        archive[at] = 'x';
        CPPUNIT_ASSERT(testing::holds(refusal_of(archive), "orgs.csv: the entry is damaged"));
    }

    void a_bomb_is_refused_by_its_ratio() {
        const std::string bomb = pack({{.name = "users.csv", .bytes = std::string(std::size_t{8} << 20U, '0')}});
        CPPUNIT_ASSERT(bomb.size() < 20000);
        CPPUNIT_ASSERT_EQUAL(std::string{"users.csv: the archive unpacks to more than is allowed"}, refusal_of(bomb));
    }

    void more_than_the_limit_is_refused() {
        const std::string archive = pack(
            {{.name = "a.csv", .bytes = std::string(600, 'a')}, {.name = "b.csv", .bytes = std::string(600, 'b')}});
        CPPUNIT_ASSERT_EQUAL(std::string{}, refusal_of(archive, {.most_bytes = 1200}));
        CPPUNIT_ASSERT_EQUAL(std::string{"b.csv: the archive unpacks to more than is allowed"},
                             refusal_of(archive, {.most_bytes = 1199}));
    }

    void too_many_entries_are_refused() {
        std::vector<ArchiveFile> files;
        for (int number = 0; number < 65; ++number) {
            files.push_back({.name = std::to_string(number), .bytes = {}});
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: the archive holds 65 entries, more than 64"},
                             refusal_of(pack(files)));
    }

    void paths_that_lead_elsewhere_are_refused() {
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("../orgs.csv")), "leads outside the archive"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("a/../../orgs.csv")), "leads outside the archive"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("..")), "leads outside the archive"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("/etc/passwd")), "absolute path"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("C:orgs.csv")), "absolute path"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("set/orgs.csv")), "stands in a folder"));
        CPPUNIT_ASSERT(testing::holds(refusal_of(with_one_file("set\\orgs.csv")), "backslash"));
        CPPUNIT_ASSERT(
            testing::holds(refusal_of(patched(with_one_file("orgs.csv"), "orgs.csv", "or\ngs.cs")), "control"));
    }

    void two_entries_of_one_name_are_refused() {
        const std::string archive = pack({{.name = "a.csv", .bytes = "1"}, {.name = "b.csv", .bytes = "2"}});
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: the archive holds two entries of one name"},
                             refusal_of(patched(archive, "b.csv", "a.csv")));
    }

    void an_encrypted_entry_is_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"orgs.csv: the entry is encrypted"}, refusal_of(encrypted()));
    }

    void nothing_is_written_to_the_disk() {
        const auto count = [] {
            std::size_t files = 0;
            for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator{"."}) {
                ++files;
            }
            return files;
        };
        const auto before = count();
        static_cast<void>(unpack(with_one_file("left_behind.csv"), {}));
        CPPUNIT_ASSERT_EQUAL(before, count());
        CPPUNIT_ASSERT(!std::filesystem::exists("left_behind.csv"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ZipArchiveTest);

}  // namespace mrko::exchange
