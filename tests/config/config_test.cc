// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "config/settings_file.h"
#include "tests/http/temporary_folder.h"

namespace mrko::config {

namespace {

const std::string whole = R"(
[session]
keys_file = /keys
[database]
connection = journal.sqlite
[redis]
socket = /run/redis.sock
[portal]
issuer = https://portal.example
client_id = mrko-diary
client_secret_file = SECRET
[audit]
key_file = AUDIT_KEY
[assets]
list = /assets.json
)";

}  // namespace

class ConfigTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConfigTest);
    CPPUNIT_TEST(the_least_that_is_needed_is_enough);
    CPPUNIT_TEST(every_mistake_is_named_with_its_place);
    CPPUNIT_TEST(a_city_is_not_served_without_tls);
    CPPUNIT_TEST(s22_a_journal_on_another_machine_is_not_read_without_tls);
    CPPUNIT_TEST(s26_a_short_key_of_the_audit_is_refused);
    CPPUNIT_TEST(f7_the_addresses_of_sentinels_are_read);
    CPPUNIT_TEST(the_environment_wins);
    CPPUNIT_TEST(a_file_that_is_not_there_is_one_sentence);
    CPPUNIT_TEST(s25_no_secret_is_shown);
    CPPUNIT_TEST(the_city_sign_in_needs_its_addresses);
    CPPUNIT_TEST(an_offset_and_a_day_are_read);
    CPPUNIT_TEST(the_documented_file_names_no_unknown_setting);
    CPPUNIT_TEST_SUITE_END();

    http::TemporaryFolder folder_;
    std::map<std::string, std::string> environment_;

    [[nodiscard]] Config read_text(std::string text) {
        std::ofstream{folder_ / "secret"} << "s3cret-value\n";
        std::ofstream{folder_ / "audit.key"} << "s3cret-key-that-is-long-enough-for-the-audit\n";
        for (const auto& [name, file] : {std::pair{"AUDIT_KEY", "audit.key"}, std::pair{"SECRET", "secret"}}) {
            if (const auto at = text.find(name); at != std::string::npos) {
                text.replace(at, std::string_view{name}.size(), (folder_ / file).string());
            }
        }
        std::ofstream{folder_ / "mrko.conf"} << text;
        return read(folder_ / "mrko.conf", [this](const std::string& name) {
            const auto found = environment_.find(name);
            return found == environment_.end() ? std::nullopt : std::optional{found->second};
        });
    }

    [[nodiscard]] std::vector<std::string> mistakes_of(const std::string& text) {
        try {
            std::ignore = read_text(text);
        } catch (const Mistakes& mistakes) {
            return mistakes.sentences();
        }
        return {};
    }

    static bool says(const std::vector<std::string>& sentences, const std::string& text) {
        return std::ranges::any_of(
            sentences, [&](const std::string& sentence) { return sentence.find(text) != std::string::npos; });
    }

    void the_least_that_is_needed_is_enough() {
        const auto config = read_text(whole);
        CPPUNIT_ASSERT_EQUAL(std::string{"/run/redis.sock"}, config.redis.socket_path);
        CPPUNIT_ASSERT_EQUAL(std::string{"s3cret-value"}, config.portal.client_secret.reveal());
        CPPUNIT_ASSERT_EQUAL(std::string{"http://127.0.0.1:8080/enter/return"}, config.portal.redirect_uri);
        CPPUNIT_ASSERT(config.service.utc_offset == std::chrono::hours{3});
    }

    void every_mistake_is_named_with_its_place() {
        const auto found = mistakes_of(
            "[workers]\ncount = many\n[redis]\nsokcet = /x\nport = 70000\nno setting\n[database]\nbackend = oracle\n"
            "[service]\ntoday = 31.12.2026\npublic_origin = https://a.example/path\n");
        CPPUNIT_ASSERT(says(found, "mrko.conf:2: workers.count: 'many'"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:4: redis.sokcet is no setting"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:5: redis.port"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:6: not a setting"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:8: database.backend: 'oracle'"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:10: service.today"));
        CPPUNIT_ASSERT(says(found, "mrko.conf:11: service.public_origin"));
        CPPUNIT_ASSERT(says(found, "session.keys_file is missing"));
        CPPUNIT_ASSERT(says(found, "audit.key_file is missing"));
        CPPUNIT_ASSERT(says(found, "portal.issuer is missing"));
    }

    void s22_a_journal_on_another_machine_is_not_read_without_tls() {
        environment_ = {{"MRKO_DATABASE_BACKEND", "postgresql"}};
        for (const auto* const good : {"host=/run/postgresql dbname=d",
                                       "host=127.0.0.1 port=5433 dbname=d",
                                       "host=localhost,::1 dbname=d",
                                       "dbname=d user=u",
                                       "host=db.example sslmode=verify-full sslrootcert=/ca.pem dbname=d",
                                       "host=db.example sslmode=verify-ca dbname=d",
                                       "postgresql://db.example/d?sslmode=verify-full"}) {
            environment_["MRKO_DATABASE_CONNECTION"] = good;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(good, std::string{good}, read_text(whole).database.connection);
        }
        for (const auto* const wrong : {"host=db.example dbname=d",
                                        "host=db.example sslmode=require dbname=d",
                                        "host=/run/postgresql,db.example dbname=d",
                                        "host=localhost hostaddr=10.0.0.5 dbname=d",
                                        "postgresql://10.0.0.5/d"}) {
            environment_["MRKO_DATABASE_CONNECTION"] = wrong;
            const auto found = mistakes_of(whole);
            CPPUNIT_ASSERT_MESSAGE(wrong, says(found, "database.connection: '") && says(found, "sslmode=verify-full"));
        }
        environment_["MRKO_DATABASE_CONNECTION"] = "host=a dbname";
        CPPUNIT_ASSERT(says(mistakes_of(whole), "database.connection: missing \"=\" after \"dbname\""));
    }

    void a_city_is_not_served_without_tls() {
        for (const auto* const good : {"https://dnevnik.example",
                                       "https://dnevnik.example:8443",
                                       "http://127.0.0.1:8080",
                                       "http://localhost:8080",
                                       "http://[::1]:8080"}) {
            environment_ = {{"MRKO_SERVICE_PUBLIC_ORIGIN", good}};
            CPPUNIT_ASSERT_EQUAL_MESSAGE(good, std::string{good}, read_text(whole).service.public_origin);
        }
        for (const auto* const wrong : {"http://dnevnik.example",
                                        "ftp://127.0.0.1",
                                        "https://",
                                        "https://a.example/",
                                        "https://a.example?b",
                                        "https://me@a.example",
                                        "https://a.example b",
                                        "dnevnik.example"}) {
            environment_ = {{"MRKO_SERVICE_PUBLIC_ORIGIN", wrong}};
            CPPUNIT_ASSERT_MESSAGE(wrong, says(mistakes_of(whole), "service.public_origin"));
        }
    }

    void s26_a_short_key_of_the_audit_is_refused() {
        std::ofstream{folder_ / "short"} << "1234567890\n";
        environment_ = {{"MRKO_AUDIT_KEY_FILE", (folder_ / "short").string()}};
        CPPUNIT_ASSERT(says(mistakes_of(whole), "audit.key_file: the key is shorter than 32 characters"));
    }

    void f7_the_addresses_of_sentinels_are_read() {
        environment_ = {{"MRKO_REDIS_SENTINELS", "10.0.0.1:26379, 10.0.0.2:26380 ,[::1]:1"}};
        const auto config = read_text(whole);
        const std::vector<session::RedisAddress> expected{{"10.0.0.1", 26379}, {"10.0.0.2", 26380}, {"::1", 1}};
        CPPUNIT_ASSERT(config.redis.sentinels.addresses == expected);
        environment_["MRKO_REDIS_SENTINELS"] = "10.0.0.1:26379, 10.0.0.2";
        CPPUNIT_ASSERT(says(mistakes_of(whole), "'10.0.0.2' is no address"));
        environment_["MRKO_REDIS_SENTINELS"] = "sentinel.example:26379";
        CPPUNIT_ASSERT(says(mistakes_of(whole), "'sentinel.example:26379' is no address"));
    }

    void the_environment_wins() {
        environment_ = {{"MRKO_REDIS_SOCKET", "/other.sock"}, {"MRKO_WORKERS_COUNT", "x"}};
        CPPUNIT_ASSERT(says(mistakes_of(whole), "MRKO_WORKERS_COUNT: workers.count"));
        environment_["MRKO_WORKERS_COUNT"] = "7";
        const auto config = read_text(whole);
        CPPUNIT_ASSERT_EQUAL(std::string{"/other.sock"}, config.redis.socket_path);
        CPPUNIT_ASSERT_EQUAL(7, config.workers.count);
        CPPUNIT_ASSERT_EQUAL(256, config.workers.waiting);
    }

    void a_file_that_is_not_there_is_one_sentence() {
        try {
            std::ignore = read(folder_ / "absent.conf", [](const std::string&) { return std::nullopt; });
            CPPUNIT_FAIL("an absent file was read");
        } catch (const Mistakes& mistakes) {
            CPPUNIT_ASSERT(says(mistakes.sentences(), "absent.conf: cannot be read"));
        }
    }

    void s25_no_secret_is_shown() {
        const auto text = shown(read_text(whole));
        CPPUNIT_ASSERT(text.find("s3cret") == std::string::npos);
        CPPUNIT_ASSERT(text.find("portal.issuer = https://portal.example") != std::string::npos);
    }

    void the_city_sign_in_needs_its_addresses() {
        environment_ = {{"MRKO_PORTAL_PROFILE", "sudir"}};
        CPPUNIT_ASSERT(says(mistakes_of(whole), "portal.token_endpoint is missing"));
    }

    void an_offset_and_a_day_are_read() {
        environment_ = {{"MRKO_SERVICE_UTC_OFFSET", "-05:30"}, {"MRKO_SERVICE_TODAY", "2021-11-15"}};
        const auto config = read_text(whole);
        CPPUNIT_ASSERT(config.service.utc_offset == -std::chrono::minutes{330});
        CPPUNIT_ASSERT(config.service.today == journal::parse_day("2021-11-15"));
        environment_["MRKO_SERVICE_UTC_OFFSET"] = "3";
        CPPUNIT_ASSERT(says(mistakes_of(whole), "utc_offset"));
    }

    void the_documented_file_names_no_unknown_setting() {
        std::vector<std::string> unreadable;
        std::string text;
        for (const auto& setting : read_settings(MRKO_SOURCE "/config/mrko.conf", unreadable)) {
            text += "[" + setting.key.substr(0, setting.key.find('.')) + "]\n" +
                    setting.key.substr(setting.key.find('.') + 1) + " = " + setting.value + "\n";
        }
        CPPUNIT_ASSERT(unreadable.empty() && !text.empty());
        CPPUNIT_ASSERT(!says(mistakes_of(text), "is no setting"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfigTest);

}  // namespace mrko::config
