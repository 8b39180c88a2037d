// SPDX-License-Identifier: Apache-2.0
#include "handlers/router.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

namespace mrko::handlers {

namespace {

class Page final : public OpenHandler {};

class FamilyPage final : public FamilyHandler {};

class StaffPage final : public StaffHandler {};

template <class H>
concept open_takes = requires(Router router) {
    router.open<H>("/x");
};

template <class H>
concept family_takes = requires(Router router) {
    router.family<H>("/x");
};

template <class H>
concept staff_takes_without_permission = requires(Router router) {
    router.staff<H>("/x");
};

// Lock 1: a handler cannot be registered for another audience, nor a staff page without a permission.
static_assert(open_takes<Page> && family_takes<FamilyPage>);
static_assert(!open_takes<FamilyPage> && !open_takes<StaffPage>);
static_assert(!family_takes<StaffPage> && !family_takes<Page>);
static_assert(!staff_takes_without_permission<StaffPage>);

}  // namespace

class RouterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RouterTest);
    CPPUNIT_TEST(a_fixed_segment_wins_over_a_value);
    CPPUNIT_TEST(what_fits_no_pattern_is_no_page);
    CPPUNIT_TEST(path_values_are_checked);
    CPPUNIT_TEST(the_secret_of_a_calendar_has_one_form);
    CPPUNIT_TEST(one_address_has_one_handler);
    CPPUNIT_TEST(s11_only_own_pages_are_places_to_return_to);
    CPPUNIT_TEST_SUITE_END();

    Router router_;

public:
    void setUp() override {
        router_.open<Page>("/");
        router_.open<Page>("/enter");
        router_.open<Page>("/enter/return");
        router_.family<FamilyPage>("/diary/{child}/week");
        router_.family<FamilyPage>("/diary/{child}/week/{day}");
        router_.family<FamilyPage>("/diary/{child}/week/first");
        router_.open<Page>("/api/v1/children");
        router_.open<Page>("/ical/{feed}");
        router_.family<FamilyPage>("/diary/{child}/export/{file}");
    }

private:
    void a_fixed_segment_wins_over_a_value() {
        CPPUNIT_ASSERT_EQUAL(std::string{"/diary/{child}/week/first"},
                             router_.match("/diary/1/week/first")->route->pattern);
        CPPUNIT_ASSERT_EQUAL(std::string{"/diary/{child}/week/{day}"},
                             router_.match("/diary/1/week/2026-09-07")->route->pattern);
        CPPUNIT_ASSERT_EQUAL(std::string{"/"}, router_.match("/")->route->pattern);
    }

    void what_fits_no_pattern_is_no_page() {
        for (const auto* const path : {"",
                                       "diary",
                                       "//",
                                       "/diary",
                                       "/diary//week",
                                       "/diary/1/week/",
                                       "/diary/1/week/a/b",
                                       "/Diary/1/week",
                                       "/enter/"}) {
            CPPUNIT_ASSERT_MESSAGE(path, !router_.match(path));
        }
    }

    void path_values_are_checked() {
        CPPUNIT_ASSERT_EQUAL(12, router_.match("/diary/12/week")->path.child().value);
        for (const auto* const path : {"/diary/0/week",
                                       "/diary/-1/week",
                                       "/diary/01/week",
                                       "/diary/10000/week",
                                       "/diary/9223372036854775808/week",
                                       "/diary/a/week",
                                       "/diary/1 /week"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(path, std::ignore = router_.match(path)->path.child(), http::NotFound);
        }
        CPPUNIT_ASSERT_THROW(std::ignore = router_.match("/diary/1/week/2026-02-30")->path.day(), http::NotFound);
    }

    void the_secret_of_a_calendar_has_one_form() {
        const auto token = [&](const std::string& path) { return router_.match(path)->path.feed_token(); };
        CPPUNIT_ASSERT_EQUAL(std::string{"abcdefghijklmnopqrstuvwxyz234567"},
                             token("/ical/abcdefghijklmnopqrstuvwxyz234567.ics"));
        for (const auto* const path : {"/ical/abcdefghijklmnopqrstuvwxyz234567",
                                       "/ical/abcdefghijklmnopqrstuvwxyz23456.ics",
                                       "/ical/abcdefghijklmnopqrstuvwxyz2345677.ics",
                                       "/ical/Abcdefghijklmnopqrstuvwxyz234567.ics",
                                       "/ical/abcdefghijklmnopqrstuvwxyz23456?.ics",
                                       "/ical/abcdefghijklmnopqrstuvwxyz234567.ICS",
                                       "/ical/.ics"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(path, std::ignore = token(path), http::NotFound);
        }
    }

    void one_address_has_one_handler() { CPPUNIT_ASSERT_THROW(router_.open<Page>("/enter"), std::logic_error); }

    void s11_only_own_pages_are_places_to_return_to() {
        for (const auto* const good : {"/", "/diary/1/week", "/diary/1/week/2026-09-07?from=1"}) {
            CPPUNIT_ASSERT_MESSAGE(good, router_.is_own_page(good));
        }
        for (const auto* const bad : {"",
                                      "//evil.example",
                                      "/\\evil.example",
                                      "/\\/evil.example",
                                      "https://evil.example/",
                                      "javascript:alert(1)",
                                      "/enter",
                                      "/enter/return?code=1",
                                      "/unknown",
                                      "/%2f%2fevil.example",
                                      "/api/v1/children",
                                      "/ical/abcdefghijklmnopqrstuvwxyz234567.ics",
                                      "/diary/1/export/marks.csv",
                                      "/diary/1/week\r\nSet-Cookie: a=b",
                                      "/diary/1/week\t",
                                      "///evil.example",
                                      "/.evil.example",
                                      "\t//evil.example",
                                      " /",
                                      "/diary/1/week@evil",
                                      "/diary/1/week\x01",
                                      "http:/diary/1/week",
                                      "/diary/1/../../x",
                                      "/diary/1/week/..",
                                      "/diary/1/week/.",
                                      "/diary/./week",
                                      "/diary/1/week/x;y",
                                      "/diary/1/week/javascript:alert(1)",
                                      "/diary/1/week/@evil.example"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !router_.is_own_page(bad));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RouterTest);

}  // namespace mrko::handlers
