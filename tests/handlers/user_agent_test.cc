// SPDX-License-Identifier: Apache-2.0
#include "handlers/user_agent.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <string>
#include <string_view>

namespace mrko::handlers {

namespace {

using Browser = access::Device::Browser;
using System = access::Device::System;

struct Sample {
    std::string_view field;
    access::Device device;
};

// As these browsers send it (version numbers shortened).
constexpr std::array samples{
    Sample{"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
           "Safari/537.36",
           {Browser::chrome, System::android}},
    Sample{"Mozilla/5.0 (Linux; arm_64; Android 14; 23021RAA2Y) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 "
           "YaBrowser/24.10 Mobile Safari/537.36",
           {Browser::yandex, System::android}},
    Sample{"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 "
           "Mobile Safari/537.36",
           {Browser::samsung, System::android}},
    Sample{
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
        "Mobile/15E148 Safari/604.1",
        {Browser::safari, System::iphone}},
    Sample{"Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 "
           "Mobile/15E148 Safari/604.1",
           {Browser::chrome, System::ipad}},
    Sample{
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 "
        "Edg/131.0",
        {Browser::edge, System::windows}},
    Sample{
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 "
        "OPR/115.0",
        {Browser::opera, System::windows}},
    Sample{"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
           {Browser::firefox, System::desktop_linux}},
    Sample{"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
           "Safari/605.1.15",
           {Browser::safari, System::macos}},
    Sample{"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36",
           {Browser::chrome, System::chromeos}},
    Sample{"curl/7.88.1", {Browser::other, System::other}},
    Sample{"", {Browser::other, System::other}}};

}  // namespace

class UserAgentTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(UserAgentTest);
    CPPUNIT_TEST(browsers_and_systems_are_told_apart);
    CPPUNIT_TEST_SUITE_END();

    void browsers_and_systems_are_told_apart() {
        for (const Sample& sample : samples) {
            CPPUNIT_ASSERT_MESSAGE(std::string{sample.field}, device_of_user_agent(sample.field) == sample.device);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UserAgentTest);

}  // namespace mrko::handlers
