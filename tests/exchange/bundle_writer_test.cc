// SPDX-License-Identifier: Apache-2.0
#include "exchange/bundle_writer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "exchange/bundle_reader.h"
#include "exchange/demo_school.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {
namespace {

using namespace std::chrono_literals;
using testing::holds;

DemoSchool small_school() {
    return make_demo_school({.today = 2025y / 11 / 20, .seed = 7, .forms = {"5А"}, .pupils_per_form = 4});
}

std::string file_of(const std::string& archive, const std::string& name) {
    const auto files = unpack(archive, {});
    const auto file = std::ranges::find(files, name, &ArchiveFile::name);
    return file == files.end() ? std::string{} : file->bytes;
}

}  // namespace

class BundleWriterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BundleWriterTest);
    CPPUNIT_TEST(what_is_written_is_read_again);
    CPPUNIT_TEST(a_small_set_survives_the_round_trip);
    CPPUNIT_TEST(changes_carry_status_and_date);
    CPPUNIT_TEST(a_plain_set_holds_nothing_of_ours);
    CPPUNIT_TEST(the_manifest_names_every_file_of_the_standard);
    CPPUNIT_TEST(the_last_day_is_written_as_the_day_after);
    CPPUNIT_TEST_SUITE_END();

    void what_is_written_is_read_again() {
        const auto bundle = small_school().bundle;
        const auto reading = read_bundle(write_bundle(bundle, {}), {});
        CPPUNIT_ASSERT(reading.notes.empty());
        CPPUNIT_ASSERT(bundle.lessons == reading.bundle.lessons);
        CPPUNIT_ASSERT(bundle.results == reading.bundle.results);
        CPPUNIT_ASSERT(bundle == reading.bundle);
    }

    void a_small_set_survives_the_round_trip() {
        const auto bundle = testing::SmallSet{}.read().bundle;
        CPPUNIT_ASSERT(bundle == read_bundle(write_bundle(bundle, {}), {}).bundle);
    }

    void changes_carry_status_and_date() {
        Bundle bundle;
        bundle.source_code = "x";
        bundle.categories.mode = Mode::delta;
        Category category;
        category.sourced_id = "k";
        category.status = Status::to_be_deleted;
        category.title = "Тест";
        bundle.categories.rows = {category};
        const auto archive = write_bundle(
            bundle, {.extent = WriteOptions::Extent::whole, .written_at = std::chrono::sys_days{2025y / 9 / 1} + 7h});
        CPPUNIT_ASSERT_EQUAL(std::string{"sourcedId,status,dateLastModified,title,weight\r\n"
                                         "k,tobedeleted,2025-09-01T07:00:00.000Z,Тест,\r\n"},
                             file_of(archive, "categories.csv"));
        CPPUNIT_ASSERT(bundle == read_bundle(archive, {}).bundle);
    }

    void a_plain_set_holds_nothing_of_ours() {
        const auto archive =
            write_bundle(small_school().bundle, {.extent = WriteOptions::Extent::plain, .written_at = {}});
        for (const auto& file : unpack(archive, {})) {
            CPPUNIT_ASSERT_MESSAGE(file.name, !file.name.starts_with("ext"));
            CPPUNIT_ASSERT_MESSAGE(file.name, !holds(file.bytes, "metadata."));
        }
        CPPUNIT_ASSERT(!holds(file_of(archive, "manifest.csv"), "file.ext"));
        CPPUNIT_ASSERT(read_bundle(archive, {}).notes.empty());
    }

    void the_manifest_names_every_file_of_the_standard() {
        const auto manifest = file_of(write_bundle(Bundle{}, {}), "manifest.csv");
        CPPUNIT_ASSERT(holds(manifest, "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n"));
        CPPUNIT_ASSERT(holds(manifest, "file.userResources,absent\r\n"));
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{24}, std::ranges::count(manifest, '\n'));
    }

    void the_last_day_is_written_as_the_day_after() {
        const auto archive = write_bundle(testing::SmallSet{}.read().bundle, {});
        CPPUNIT_ASSERT(holds(file_of(archive, "academicSessions.csv"), "2025-09-01,2025-10-25,y"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BundleWriterTest);

}  // namespace mrko::exchange
