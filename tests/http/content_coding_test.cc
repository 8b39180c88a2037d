// SPDX-License-Identifier: Apache-2.0
#include "http/content_coding.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace mrko::http {

class ContentCodingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ContentCodingTest);
    CPPUNIT_TEST(what_was_packed_comes_out_again);
    CPPUNIT_TEST(a_damaged_or_endless_text_is_refused);
    CPPUNIT_TEST(gzip_is_used_where_the_client_names_it);
    CPPUNIT_TEST_SUITE_END();

    void what_was_packed_comes_out_again() {
        std::string page;
        for (int lesson = 0; lesson < 500; ++lesson) {
            page += "<td>Русский язык, " + std::to_string(lesson) + "</td>\n";
        }
        for (const auto& text : {std::string{}, std::string{"5"}, page}) {
            const auto packed = gzip(text);
            CPPUNIT_ASSERT_EQUAL(std::string{"\x1f\x8b"}, packed.substr(0, 2));
            CPPUNIT_ASSERT(gunzip(packed, 1U << 20U) == text);
        }
        CPPUNIT_ASSERT(gzip(page).size() * 5 < page.size());
    }

    void a_damaged_or_endless_text_is_refused() {
        const auto packed = gzip(std::string(1000, 'x') + "end");
        CPPUNIT_ASSERT(!gunzip("", 2000));
        CPPUNIT_ASSERT(!gunzip("plain text", 2000));
        CPPUNIT_ASSERT(!gunzip(packed.substr(0, packed.size() - 1), 2000));
        CPPUNIT_ASSERT(!gunzip(packed + "x", 2000));
        CPPUNIT_ASSERT(!gunzip(packed, 1002));
        CPPUNIT_ASSERT(gunzip(packed, 1003));
        auto changed = packed;
        changed[packed.size() - 8] = static_cast<char>(changed[packed.size() - 8] ^ 1);
        CPPUNIT_ASSERT(!gunzip(changed, 2000));
    }

    void gzip_is_used_where_the_client_names_it() {
        for (const auto* const header : {"gzip",
                                         "gzip, deflate, br",
                                         "br;q=1.0, gzip;q=0.8, *;q=0.1",
                                         "deflate,\tgzip ; q=0.5",
                                         "gzip;q=1",
                                         "GZIP",
                                         "gzip;x=0"}) {
            CPPUNIT_ASSERT_MESSAGE(header, accepts_gzip(header));
        }
        for (const auto* const header : {"",
                                         "br",
                                         "identity",
                                         "*",
                                         "gzip;q=0",
                                         "gzip; q=0.000",
                                         "gzip;Q=0",
                                         "gzip;q=0;x=1",
                                         "gzip ; q = 0",
                                         "xgzip",
                                         "gzip2, br",
                                         ",,"}) {
            CPPUNIT_ASSERT_MESSAGE(header, !accepts_gzip(header));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContentCodingTest);

}  // namespace mrko::http
