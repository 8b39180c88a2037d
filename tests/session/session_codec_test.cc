// SPDX-License-Identifier: Apache-2.0
#include "session/session_codec.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>

#include "tests/session/some_keys.h"

namespace mrko::session {

class SessionCodecTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SessionCodecTest);
    CPPUNIT_TEST(a_session_reads_back_as_it_was_written);
    CPPUNIT_TEST(a_parents_record_is_of_the_first_version_and_a_pupils_of_the_second);
    CPPUNIT_TEST(a_pupils_record_is_never_read_as_a_parents);
    CPPUNIT_TEST(nothing_personal_lies_open);
    CPPUNIT_TEST(another_cookie_key_owner_or_time_opens_nothing);
    CPPUNIT_TEST(nonsense_in_the_open_fields_is_no_session_or_no_convenience);
    CPPUNIT_TEST(every_message_has_its_word);
    CPPUNIT_TEST_SUITE_END();

    static Session session() {
        const std::chrono::sys_seconds start{std::chrono::sys_days{std::chrono::year{2026} / 9 / 1}};
        return {.portal_user = parent(),
                .name = "Анна Сергеевна",
                .csrf = "the-csrf-token",
                .created = start,
                .absolute_end = start + std::chrono::hours{12},
                .last_seen = start + std::chrono::minutes{5},
                .flash = Flash::child_connected,
                .last_child = 2};
    }

    static Session pupils_session() {
        auto session = SessionCodecTest::session();
        session.portal_user = pupil_user({77});
        session.own_diary = access::BoundChild{
            .number = {1}, .account_name = "Мария-canary", .pupil = {77}, .credential_version = 2};
        return session;
    }

    const SealKeys keys_ = some_keys();

public:
    void a_parents_record_is_of_the_first_version_and_a_pupils_of_the_second() {
        CPPUNIT_ASSERT_EQUAL(std::string{"1"}, encode(keys_, "cookie", "key", "uid", session()).version);
        const auto record = encode(keys_, "cookie", "key", "uid", pupils_session());
        CPPUNIT_ASSERT_EQUAL(std::string{"2"}, record.version);
        CPPUNIT_ASSERT(pupils_session() == decode(keys_, "cookie", "key", record).value());
        CPPUNIT_ASSERT(record.sealed.find("canary") == std::string::npos);
    }

    void a_pupils_record_is_never_read_as_a_parents() {
        auto record = encode(keys_, "cookie", "key", "uid", pupils_session());
        record.version = "1";
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "key", record));
        record = encode(keys_, "cookie", "key", "uid", session());
        record.version = "2";
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "key", record));
    }

    void a_session_reads_back_as_it_was_written() {
        const SessionRecord record = encode(keys_, "cookie", "key", "uid", session());
        CPPUNIT_ASSERT(session() == decode(keys_, "cookie", "key", record).value());
    }

    void nothing_personal_lies_open() {
        const SessionRecord record = encode(keys_, "cookie", "key", "uid", session());
        const std::string all = record.uid + record.created + record.absolute_end + record.last_seen + record.sealed +
                                record.flash + record.last_child;
        for (const auto& personal : {session().name, session().csrf, parent().subject}) {
            CPPUNIT_ASSERT_MESSAGE(personal, all.find(personal) == std::string::npos);
        }
    }

    void another_cookie_key_owner_or_time_opens_nothing() {
        const SessionRecord record = encode(keys_, "cookie", "key", "uid", session());
        CPPUNIT_ASSERT(!decode(keys_, "kookie", "key", record));
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "kee", record));
        CPPUNIT_ASSERT(!decode(some_keys(9), "cookie", "key", record));
        SessionRecord altered = record;
        altered.uid = "other";
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "key", altered));
        altered = record;
        altered.absolute_end = "253402300799";
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "key", altered));
        altered = record;
        altered.created = "0";
        CPPUNIT_ASSERT(!decode(keys_, "cookie", "key", altered));
    }

    void nonsense_in_the_open_fields_is_no_session_or_no_convenience() {
        const SessionRecord record = encode(keys_, "cookie", "key", "uid", session());
        for (const auto* const wrong : {"", "soon", "-1", "99999999999999"}) {
            SessionRecord altered = record;
            altered.last_seen = wrong;
            CPPUNIT_ASSERT_MESSAGE(wrong, !decode(keys_, "cookie", "key", altered));
        }
        for (const auto* const wrong : {"", "two", "-1", "99999999999999"}) {
            SessionRecord altered = record;
            altered.last_child = wrong;
            altered.flash = wrong;
            const auto decoded = decode(keys_, "cookie", "key", altered);
            CPPUNIT_ASSERT_EQUAL(0, decoded.value().last_child);
            CPPUNIT_ASSERT(decoded.value().flash == Flash::none);
        }
    }

    void every_message_has_its_word() {
        for (const auto flash : {Flash::none, Flash::child_connected}) {
            CPPUNIT_ASSERT(flash == flash_of(word(flash)));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionCodecTest);

}  // namespace mrko::session
