// SPDX-License-Identifier: Apache-2.0
#include "session/fresh_answers.h"

#include <cppunit/extensions/HelperMacros.h>

#include <optional>
#include <string>

#include "session/session_store.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using namespace std::chrono_literals;

namespace {

const access::PortalUserId& mother() {
    static const access::PortalUserId id{"portal", "mother"};
    return id;
}

constexpr access::ChildNumber first{1};
constexpr auto inputs = "version 7";

}  // namespace

class FreshAnswersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FreshAnswersTest);
    CPPUNIT_TEST(a_session_brings_what_was_kept_for_the_same_question);
    CPPUNIT_TEST(a_kept_answer_of_other_inputs_is_none);
    CPPUNIT_TEST(s_an_answer_that_was_moved_or_altered_is_none);
    CPPUNIT_TEST(an_answer_ends_with_its_life);
    CPPUNIT_TEST(answers_of_a_child_are_bounded_in_number_and_size);
    CPPUNIT_TEST(without_a_life_nothing_is_kept);
    CPPUNIT_TEST(the_news_of_a_child_take_part_in_what_is_found);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    SealKeys keys_{some_keys()};
    SessionStore sessions_{redis_, clock_, keys_, {}};
    std::string cookie_ = sessions_.create({.portal_user = mother(), .name = "Ольга"});

    FreshHolder holder_{.user = mother(), .cookie = cookie_};

    FreshAnswers answers(FreshLimits limits = {}) { return {redis_, clock_, keys_, limits}; }

    FreshFound found(const FreshName& name) { return sessions_.open(cookie_, name).value().fresh; }

    void a_session_brings_what_was_kept_for_the_same_question() {
        auto answers = this->answers();
        const auto week = answers.name_of(first, "week");
        const auto marks = answers.name_of(first, "marks");
        CPPUNIT_ASSERT(found(week).sealed.empty());
        answers.keep(holder_, week, inputs, "the week");
        answers.keep(holder_, marks, inputs, "the marks");
        CPPUNIT_ASSERT(answers.open(holder_, week, inputs, found(week)) == "the week");
        CPPUNIT_ASSERT(answers.open(holder_, marks, inputs, found(marks)) == "the marks");
        CPPUNIT_ASSERT(found(answers.name_of({2}, "week")).sealed.empty());
        CPPUNIT_ASSERT(sessions_.open(cookie_).value().fresh.sealed.empty());
    }

    void a_kept_answer_of_other_inputs_is_none() {
        auto answers = this->answers();
        const auto week = answers.name_of(first, "week");
        answers.keep(holder_, week, inputs, "the week");
        CPPUNIT_ASSERT(!answers.open(holder_, week, "version 8", found(week)));
        CPPUNIT_ASSERT(answers.fingerprint(inputs) != answers.fingerprint("version 8"));
        answers.keep(holder_, week, "version 8", "the new week");
        CPPUNIT_ASSERT(answers.open(holder_, week, "version 8", found(week)) == "the new week");
    }

    void s_an_answer_that_was_moved_or_altered_is_none() {
        auto answers = this->answers();
        const auto week = answers.name_of(first, "week");
        answers.keep(holder_, week, inputs, "the week");
        auto stolen = found(week);
        CPPUNIT_ASSERT(!answers.open({.user = {"portal", "father"}, .cookie = cookie_}, week, inputs, stolen));
        CPPUNIT_ASSERT(!answers.open(holder_, answers.name_of({2}, "week"), inputs, stolen));
        CPPUNIT_ASSERT(!answers.open(holder_, answers.name_of(first, "marks"), inputs, stolen));
        const auto elsewhere = sessions_.create({.portal_user = mother(), .name = "Ольга"});
        CPPUNIT_ASSERT(!answers.open({.user = mother(), .cookie = elsewhere}, week, inputs, stolen));
        stolen.sealed.back() = static_cast<char>(stolen.sealed.back() ^ 1);
        CPPUNIT_ASSERT(!answers.open(holder_, week, inputs, stolen));
        CPPUNIT_ASSERT(found(week).sealed.find("the week") == std::string::npos);
    }

    void an_answer_ends_with_its_life() {
        auto answers = this->answers({.life = 60s});
        const auto week = answers.name_of(first, "week");
        answers.keep(holder_, week, inputs, "the week");
        const auto kept = found(week);
        clock_.move(59s);
        CPPUNIT_ASSERT(answers.open(holder_, week, inputs, kept));
        clock_.move(1s);
        CPPUNIT_ASSERT(!answers.open(holder_, week, inputs, kept));
        const auto keys = redis_.run({"KEYS", "f:*"}, Retry::once);
        const auto life = redis_.run({"TTL", keys.elements.at(0).text}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 0 && life <= 60);
    }

    void answers_of_a_child_are_bounded_in_number_and_size() {
        auto answers = this->answers({.answers = 3, .octets = 10});
        const auto name = [&](int number) { return answers.name_of(first, std::to_string(number)); };
        answers.keep(holder_, name(0), inputs, "more than ten");
        CPPUNIT_ASSERT(found(name(0)).sealed.empty());
        for (int number = 1; number <= 10; ++number) {
            answers.keep(holder_, name(number), inputs, "short");
            const auto keys = redis_.run({"KEYS", "f:*"}, Retry::once);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, keys.elements.size());
            CPPUNIT_ASSERT(redis_.run({"HLEN", keys.elements[0].text}, Retry::once).integer <= 3);
            CPPUNIT_ASSERT(answers.open(holder_, name(number), inputs, found(name(number))) == "short");
        }
        answers.keep(holder_, name(10), inputs, "again");
        CPPUNIT_ASSERT(answers.open(holder_, name(10), inputs, found(name(10))) == "again");
    }

    void without_a_life_nothing_is_kept() {
        auto answers = this->answers({.life = 0s});
        const auto week = answers.name_of(first, "week");
        answers.keep(holder_, week, inputs, "the week");
        CPPUNIT_ASSERT(!answers.are_kept());
        CPPUNIT_ASSERT(found(week).sealed.empty());
    }

    void the_news_of_a_child_take_part_in_what_is_found() {
        const auto week = answers().name_of(first, "week");
        const auto before = found(week).news_stamp;
        CPPUNIT_ASSERT(!before.empty());
        CPPUNIT_ASSERT_EQUAL(before, found(week).news_stamp);
        const auto keys = redis_.run({"KEYS", "us:*"}, Retry::once);
        const auto user = keys.elements.at(0).text.substr(3);
        redis_.run({"SET", "n:" + user + ":2", "seen"}, Retry::once);
        CPPUNIT_ASSERT_EQUAL(before, found(week).news_stamp);
        redis_.run({"SET", "n:" + user + ":1", "seen"}, Retry::once);
        CPPUNIT_ASSERT(before != found(week).news_stamp);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FreshAnswersTest);

}  // namespace mrko::session
