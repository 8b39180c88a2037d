// SPDX-License-Identifier: Apache-2.0
#include "exchange/set_format.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "exchange/bundle_reader.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {
namespace {

std::string refusal_of(const std::string& folder) {
    try {
        static_cast<void>(read_bundle(testing::stored_files(folder), {}));
    } catch (const Refused& refused) {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, refused.refusals.size());
        return sentence(refused.refusals.front());
    }
    return {};
}

}  // namespace

class SetFormatTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SetFormatTest);
    CPPUNIT_TEST(public_sets_of_other_formats_are_recognised);
    CPPUNIT_TEST(a_set_of_another_format_is_refused_by_its_name);
    CPPUNIT_TEST(a_set_without_a_manifest_is_unknown);
    CPPUNIT_TEST_SUITE_END();

    void public_sets_of_other_formats_are_recognised() {
        CPPUNIT_ASSERT(recognise(testing::stored_files("oneroster_samples/v1.0")) == SetFormat::oneroster_1_0);
        CPPUNIT_ASSERT(recognise(testing::stored_files("oneroster_samples/v1.1")) == SetFormat::oneroster_1_1);
        CPPUNIT_ASSERT(recognise(testing::stored_files("sds_v2.1")) == SetFormat::school_data_sync_2_1);
        CPPUNIT_ASSERT(recognise(testing::SmallSet{}.files()) == SetFormat::oneroster_1_2);
    }

    void a_set_of_another_format_is_refused_by_its_name() {
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: this is a set of OneRoster 1.0; only OneRoster 1.2 can be read"},
                             refusal_of("oneroster_samples/v1.0"));
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: this is a set of OneRoster 1.1; only OneRoster 1.2 can be read"},
                             refusal_of("oneroster_samples/v1.1"));
        CPPUNIT_ASSERT_EQUAL(
            std::string{"archive: this is a set of Microsoft School Data Sync 2.1; only OneRoster 1.2 can be read"},
            refusal_of("sds_v2.1"));
    }

    void a_set_without_a_manifest_is_unknown() {
        CPPUNIT_ASSERT_EQUAL(std::string{"archive: manifest.csv is missing; this is no set of OneRoster 1.2"},
                             testing::SmallSet{}.remove("manifest.csv").refusal());
        CPPUNIT_ASSERT(recognise({}) == SetFormat::unknown);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SetFormatTest);

}  // namespace mrko::exchange
