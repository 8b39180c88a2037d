// SPDX-License-Identifier: Apache-2.0
#include "http/client_network.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace mrko::http {

class ClientNetworkTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ClientNetworkTest);
    CPPUNIT_TEST(an_ipv4_address_is_a_network_of_its_own);
    CPPUNIT_TEST(the_rest_of_an_ipv6_address_does_not_count);
    CPPUNIT_TEST_SUITE_END();

    void an_ipv4_address_is_a_network_of_its_own() {
        CPPUNIT_ASSERT_EQUAL(std::string{"192.0.2.7"}, client_network("192.0.2.7"));
        CPPUNIT_ASSERT_EQUAL(std::string{"192.0.2.7"}, client_network("::ffff:192.0.2.7"));
        CPPUNIT_ASSERT(client_network("192.0.2.8") != client_network("192.0.2.7"));
        CPPUNIT_ASSERT_EQUAL(std::string{"unix:"}, client_network("unix:"));
    }

    void the_rest_of_an_ipv6_address_does_not_count() {
        CPPUNIT_ASSERT_EQUAL(client_network("2001:db8:0:7::1"), client_network("2001:db8:0:7:ffff:1:2:3"));
        CPPUNIT_ASSERT(client_network("2001:db8:0:7::1") != client_network("2001:db8:0:8::1"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClientNetworkTest);

}  // namespace mrko::http
