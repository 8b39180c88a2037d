// SPDX-License-Identifier: Apache-2.0
// The whole way through a real provider: scripts/portal-stand-in, started by each test for itself.
#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>

#include "portal/https_get.h"
#include "portal/oidc_client.h"
#include "tests/portal/browser.h"
#include "tests/portal/child_process.h"

namespace mrko::portal {

using namespace std::chrono_literals;

namespace {

constexpr auto redirect_uri = "http://127.0.0.1:1/enter/return";
constexpr auto diary_home = "http://127.0.0.1:1/";
constexpr auto diary_entry = "http://127.0.0.1:1/enter";
constexpr auto client_secret = "a secret & more: 100%";

enum class Faults { off, on };

class TemporaryFolder {
public:
    TemporaryFolder() {
        if (::mkdtemp(path_.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_{(std::filesystem::temp_directory_path() / "mrko-portal-XXXXXX").string()};
};

/// The running portal, with its people and its secret in a folder of their own.
class StandIn {
public:
    explicit StandIn(Faults faults) {
        const std::string folder = std::string{MRKO_SOURCE_DIR} + "/scripts/portal-stand-in";
        if (!std::filesystem::exists(folder + "/node_modules/oidc-provider")) {
            throw std::runtime_error(
                "the stand-in's packages are not installed: run npm ci in scripts/portal-stand-in");
        }
        std::ofstream{place_.path() + "/people.json"} << R"([
            {"portal_login": "orlova", "portal_password": "Река-17", "portal_name": "Орлова Анна Сергеевна"},
            {"portal_login": "lis", "portal_password": "Лес-18", "portal_name": "Лис & <b>Ко</b>"},
            {"portal_login": "lis", "portal_password": "Лес-18", "portal_name": "Лис & <b>Ко</b>", "child": "2"}])";
        std::ofstream{place_.path() + "/secret.txt"} << client_secret << '\n';
        std::vector<std::string> command{"node",
                                         folder + "/server.mjs",
                                         "--port",
                                         "0",
                                         "--redirect-uri",
                                         redirect_uri,
                                         "--post-logout",
                                         diary_home,
                                         "--people",
                                         place_.path() + "/people.json",
                                         "--client-secret-file",
                                         place_.path() + "/secret.txt",
                                         "--diary-entry",
                                         diary_entry};
        if (faults == Faults::on) {
            command.emplace_back("--faults");
        }
        process_ = std::make_unique<ChildProcess>(command);
        issuer_ = process_->wait_for_line("ready ", 30s);
    }

    [[nodiscard]] const std::string& issuer() const { return issuer_; }

    void spoil_next(const std::string& mode) const {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(mode, 200, Browser{issuer_}.post("/__fault?mode=" + mode, {}).status);
    }

private:
    TemporaryFolder place_;
    std::unique_ptr<ChildProcess> process_;
    std::string issuer_;
};

std::string decoded(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            plain += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
            at += 2;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

std::optional<std::string> parameter(const std::string& url, const std::string& name) {
    const auto query = "&" + url.substr(url.find('?') + 1);
    const auto at = query.find("&" + name + "=");
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto from = at + name.size() + 2;
    return decoded(query.substr(from, query.find('&', from) - from));
}

bool holds(const Page& page, const std::string& text) {
    return page.body.find(text) != std::string::npos;
}

}  // namespace

class StandInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StandInTest);
    CPPUNIT_TEST(signing_in_tells_who_it_is_and_the_second_time_is_silent);
    CPPUNIT_TEST(wrong_password_shows_the_form_again_and_gives_no_code);
    CPPUNIT_TEST(home_leads_to_the_diary_and_its_sign_in_counts_there);
    CPPUNIT_TEST(password_is_asked_again_on_demand);
    CPPUNIT_TEST(s12_replayed_and_foreign_codes_are_refused);
    CPPUNIT_TEST(s12_each_bad_token_is_refused_by_its_name);
    CPPUNIT_TEST(f27_portal_in_trouble_is_unavailable_within_its_time);
    CPPUNIT_TEST(f27_keys_renewed_under_the_same_id_fail_no_sign_in);
    CPPUNIT_TEST(sign_out_comes_back_to_the_diary_and_ends_the_portals_session);
    CPPUNIT_TEST(addresses_of_the_configuration_do_as_well_as_discovery);
    CPPUNIT_TEST(faults_are_off_unless_asked_for);
    CPPUNIT_TEST_SUITE_END();

    using Outcome = std::variant<PortalIdentity, SignInRefusal>;

    std::optional<StandIn> portal_;
    std::optional<Browser> browser_;
    std::optional<OidcClient> client_;
    std::chrono::seconds ahead_{0};
    HttpsGet http_;

    void begin(Faults faults) {
        portal_.emplace(faults);
        browser_.emplace(portal_->issuer());
        new_client(plain_openid("portal", portal_->issuer(), registration()));
    }

    static ClientRegistration registration() {
        return {.client_id = "mrko-diary", .client_secret = ClientSecret{client_secret}, .redirect_uri = redirect_uri};
    }

    void new_client(ProviderProfile profile) {
        client_.emplace(std::move(profile), http_, [this] {
            return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + ahead_;
        });
    }

    Page type_password(const Page& form, const std::string& login, const std::string& password) {
        return browser_->post(form_action(form), {{"login", login}, {"password", password}});
    }

    /// The callback's query, as the portal sends it.
    static CallbackQuery way_back(const Page& page) {
        CPPUNIT_ASSERT_MESSAGE(page.body, page.location.starts_with(redirect_uri));
        return {.code = parameter(page.location, "code"),
                .state = parameter(page.location, "state"),
                .iss = parameter(page.location, "iss"),
                .error = parameter(page.location, "error")};
    }

    Page follow(const Start& start) { return browser_->follow(browser_->get(start.authorization_url)); }

    PortalIdentity sign_in_with_password() {
        const auto start = client_->start();
        const auto form = follow(start);
        return identity_of(
            client_->finish(start.attempt, way_back(browser_->follow(type_password(form, "orlova", "Река-17")))));
    }

    Outcome sign_in_silently() {
        const auto start = client_->start();
        return client_->finish(start.attempt, way_back(follow(start)));
    }

    static PortalIdentity identity_of(const Outcome& outcome) {
        const auto* const refusal = std::get_if<SignInRefusal>(&outcome);
        CPPUNIT_ASSERT_MESSAGE(refusal != nullptr ? std::string{to_text(*refusal)} : "", refusal == nullptr);
        return std::get<PortalIdentity>(outcome);
    }

    static std::string text_of(const Outcome& outcome) {
        const auto* const refusal = std::get_if<SignInRefusal>(&outcome);
        return refusal != nullptr ? std::string{to_text(*refusal)} : "signed in";
    }

    void signing_in_tells_who_it_is_and_the_second_time_is_silent() {
        begin(Faults::off);
        const auto first = sign_in_with_password();
        CPPUNIT_ASSERT_EQUAL(std::string{"portal"}, first.provider);
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Анна Сергеевна"}, first.name);
        CPPUNIT_ASSERT_EQUAL(std::size_t{32}, first.subject.size());
        CPPUNIT_ASSERT(first.auth_time);
        const auto second = identity_of(sign_in_silently());
        CPPUNIT_ASSERT_EQUAL(first.subject, second.subject);
    }

    void wrong_password_shows_the_form_again_and_gives_no_code() {
        begin(Faults::off);
        const auto start = client_->start();
        auto page = follow(start);
        for (const std::string login : {"orlova", "nobody", "<b>", "lis"}) {
            page = type_password(page, login, "Река-18");
            CPPUNIT_ASSERT_EQUAL(401, page.status);
            CPPUNIT_ASSERT(page.location.empty());
            CPPUNIT_ASSERT(holds(page, "Неверный логин или пароль"));
            CPPUNIT_ASSERT(!holds(page, "value=\"<b>\""));
            CPPUNIT_ASSERT(!holds(page, "Река-18"));
        }
        const auto back = way_back(browser_->follow(type_password(page, "lis", "Лес-18")));
        CPPUNIT_ASSERT_EQUAL(std::string{"Лис & <b>Ко</b>"}, identity_of(client_->finish(start.attempt, back)).name);
    }

    void home_leads_to_the_diary_and_its_sign_in_counts_there() {
        begin(Faults::off);
        auto home = browser_->get("/");
        CPPUNIT_ASSERT(holds(home, "Образование, учёба"));
        CPPUNIT_ASSERT(holds(home, "<a href=\"http://127.0.0.1:1/enter\">Электронный дневник школьника (МРКО)</a>"));
        CPPUNIT_ASSERT(holds(home, "Вы не вошли"));
        home = browser_->follow(type_password(browser_->get("/signin"), "lis", "Лес-18"));
        CPPUNIT_ASSERT(holds(home, "Вы вошли: Лис &amp; &lt;b&gt;Ко&lt;/b&gt;"));
        CPPUNIT_ASSERT_EQUAL(std::string{"Лис & <b>Ко</b>"}, identity_of(sign_in_silently()).name);
    }

    void password_is_asked_again_on_demand() {
        begin(Faults::off);
        const auto first = sign_in_with_password();
        const auto start = client_->start(Proof::ask_again);
        const auto form = follow(start);
        const auto back = way_back(browser_->follow(type_password(form, "orlova", "Река-17")));
        CPPUNIT_ASSERT_EQUAL(first.subject, identity_of(client_->finish(start.attempt, back)).subject);
    }

    void s12_replayed_and_foreign_codes_are_refused() {
        begin(Faults::off);
        static_cast<void>(sign_in_with_password());
        const auto mine = client_->start();
        const auto my_answer = way_back(follow(mine));
        static_cast<void>(identity_of(client_->finish(mine.attempt, my_answer)));
        CPPUNIT_ASSERT_EQUAL(std::string{"the portal refuses the code"},
                             text_of(client_->finish(mine.attempt, my_answer)));

        const auto theirs = client_->start();
        const auto their_answer = way_back(follow(theirs));
        const auto other = client_->start();
        auto mixed = way_back(follow(other));
        mixed.code = their_answer.code;
        CPPUNIT_ASSERT_EQUAL(std::string{"the portal refuses the code"},
                             text_of(client_->finish(other.attempt, mixed)));
        CPPUNIT_ASSERT_EQUAL(std::string{"the state is absent or of another attempt"},
                             text_of(client_->finish(other.attempt, their_answer)));
    }

    void s12_each_bad_token_is_refused_by_its_name() {
        begin(Faults::on);
        static_cast<void>(sign_in_with_password());

        struct Fault {
            std::string mode;
            Refusal refusal;
        };

        const std::vector<Fault> faults{
            {"oversized", Refusal::oversized},
            {"jwe", Refusal::malformed},
            {"broken_json", Refusal::broken_json},
            {"duplicate_member", Refusal::duplicate_member},
            {"logout_token", Refusal::wrong_type},
            {"crit", Refusal::critical_extension},
            {"alg_none", Refusal::algorithm},
            {"hs256_public_key", Refusal::algorithm},
            {"kid_unknown", Refusal::unknown_key},
            {"bad_signature", Refusal::bad_signature},
            {"issuer_other", Refusal::issuer},
            {"subject_absent", Refusal::subject_missing},
            {"subject_long", Refusal::subject_too_long},
            {"audience_absent", Refusal::audience_missing},
            {"audience_other", Refusal::audience},
            {"audiences_without_azp", Refusal::authorized_party_missing},
            {"azp_other", Refusal::authorized_party},
            {"expiry_absent", Refusal::expiry_missing},
            {"expired", Refusal::expired},
            {"issue_time_absent", Refusal::issue_time_missing},
            {"issued_ahead", Refusal::issued_in_the_future},
            {"not_before_ahead", Refusal::not_yet_valid},
            {"lives_long", Refusal::lives_too_long},
            {"nonce_absent", Refusal::nonce_missing},
            {"nonce_other", Refusal::nonce},
            {"at_hash_other", Refusal::access_token_hash},
        };
        for (const auto& fault : faults) {
            portal_->spoil_next(fault.mode);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(fault.mode, std::string{to_text(fault.refusal)}, text_of(sign_in_silently()));
        }
        for (const auto& [mode, text] : {std::pair{"token_error_200", "the portal refuses the code"},
                                         std::pair{"token_no_id_token", "the token answer has no ID token"},
                                         std::pair{"good", "signed in"},
                                         std::pair{"kid_absent", "signed in"}}) {
            portal_->spoil_next(mode);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(mode, std::string{text}, text_of(sign_in_silently()));
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"signed in"}, text_of(sign_in_silently()));
    }

    void f27_portal_in_trouble_is_unavailable_within_its_time() {
        begin(Faults::on);
        portal_->spoil_next("discovery_issuer");
        CPPUNIT_ASSERT_THROW(static_cast<void>(client_->start()), PortalUnavailable);
        ahead_ += 5s;
        for (const std::string mode : {"jwks_broken", "jwks_500"}) {
            portal_->spoil_next(mode);
            CPPUNIT_ASSERT_THROW_MESSAGE(
                mode,
                static_cast<void>(mode == "jwks_broken" ? sign_in_with_password() : identity_of(sign_in_silently())),
                PortalUnavailable);
            ahead_ += 5s;
        }
        for (const std::string mode :
             {"token_html", "token_500", "token_redirect", "oversized_body", "token_slow_drip"}) {
            portal_->spoil_next(mode);
            const auto began = std::chrono::steady_clock::now();
            CPPUNIT_ASSERT_THROW_MESSAGE(mode, static_cast<void>(sign_in_silently()), PortalUnavailable);
            CPPUNIT_ASSERT_MESSAGE(mode, std::chrono::steady_clock::now() - began < 5s);
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"signed in"}, text_of(sign_in_silently()));
    }

    void f27_keys_renewed_under_the_same_id_fail_no_sign_in() {
        begin(Faults::on);
        static_cast<void>(sign_in_with_password());
        portal_->spoil_next("rotate_keys");
        CPPUNIT_ASSERT_EQUAL(std::string{"signed in"}, text_of(sign_in_silently()));
        portal_->spoil_next("rotate_keys");
        CPPUNIT_ASSERT_EQUAL(std::string{to_text(Refusal::bad_signature)}, text_of(sign_in_silently()));
        ahead_ += 31s;
        CPPUNIT_ASSERT_EQUAL(std::string{"signed in"}, text_of(sign_in_silently()));
    }

    void sign_out_comes_back_to_the_diary_and_ends_the_portals_session() {
        begin(Faults::off);
        static_cast<void>(sign_in_with_password());
        const auto address = client_->logout_url(diary_home);
        CPPUNIT_ASSERT(address);
        const auto question = browser_->get(*address);
        CPPUNIT_ASSERT(holds(question, "<h1>Выход с портала</h1>"));
        constexpr std::string_view before_secret{"name=\"xsrf\" value=\""};
        const auto from = question.body.find(before_secret) + before_secret.size();
        const auto secret = question.body.substr(from, question.body.find('"', from) - from);
        const auto gone = browser_->post(form_action(question), {{"xsrf", secret}, {"logout", "yes"}});
        CPPUNIT_ASSERT_EQUAL(std::string{diary_home}, gone.location);
        CPPUNIT_ASSERT(holds(follow(client_->start()), "<h1>Вход на портал</h1>"));
        CPPUNIT_ASSERT_EQUAL(std::string{diary_home}, browser_->get(*address).location);
        CPPUNIT_ASSERT_EQUAL(std::string{"/"}, browser_->get(*client_->logout_url("http://127.0.0.1:2/")).location);
    }

    void addresses_of_the_configuration_do_as_well_as_discovery() {
        begin(Faults::on);
        const auto& issuer = portal_->issuer();
        new_client(sudir("sudir",
                         issuer,
                         {.authorization = issuer + "/auth",
                          .token = issuer + "/token",
                          .jwks = issuer + "/jwks",
                          .end_session = issuer + "/session/end"},
                         registration()));
        CPPUNIT_ASSERT_EQUAL(std::string{"sudir"}, sign_in_with_password().provider);
        portal_->spoil_next("nonce_absent");
        CPPUNIT_ASSERT_EQUAL(std::string{"signed in"}, text_of(sign_in_silently()));
        portal_->spoil_next("nonce_other");
        CPPUNIT_ASSERT_EQUAL(std::string{to_text(Refusal::nonce)}, text_of(sign_in_silently()));
    }

    void faults_are_off_unless_asked_for() {
        begin(Faults::off);
        CPPUNIT_ASSERT_EQUAL(404, browser_->post("/__fault?mode=alg_none", {}).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StandInTest);

}  // namespace mrko::portal
