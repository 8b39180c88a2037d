// SPDX-License-Identifier: Apache-2.0
#include "session/device_words.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <string_view>

namespace mrko::session {

namespace {

using Browser = access::Device::Browser;
using System = access::Device::System;

}  // namespace

class DeviceWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeviceWordsTest);
    CPPUNIT_TEST(what_is_written_is_read_again);
    CPPUNIT_TEST(nonsense_is_another_device);
    CPPUNIT_TEST_SUITE_END();

    void what_is_written_is_read_again() {
        CPPUNIT_ASSERT_EQUAL(std::string{"yandex android"},
                             words_of({.browser = Browser::yandex, .system = System::android}));
        for (const Browser browser : {Browser::other,
                                      Browser::chrome,
                                      Browser::edge,
                                      Browser::firefox,
                                      Browser::opera,
                                      Browser::safari,
                                      Browser::samsung,
                                      Browser::yandex}) {
            for (const System system : {System::other,
                                        System::android,
                                        System::chromeos,
                                        System::ipad,
                                        System::iphone,
                                        System::desktop_linux,
                                        System::macos,
                                        System::windows}) {
                const access::Device device{.browser = browser, .system = system};
                CPPUNIT_ASSERT_MESSAGE(words_of(device), device_of(words_of(device)) == device);
            }
        }
    }

    void nonsense_is_another_device() {
        for (const std::string_view text : {"", " ", "netscape", "chrome", "chrome ", " chrome", "android chrome x"}) {
            CPPUNIT_ASSERT_MESSAGE(std::string{text}, device_of(text).system == System::other);
        }
        CPPUNIT_ASSERT(device_of("chrome plan9") ==
                       (access::Device{.browser = Browser::chrome, .system = System::other}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeviceWordsTest);

}  // namespace mrko::session
