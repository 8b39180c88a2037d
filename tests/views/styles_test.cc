// SPDX-License-Identifier: Apache-2.0
// The contrast of the colours (UI.md 2.6, 2.8) by the formula of WCAG 2.2.
#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <string>

#include "tests/views/golden.h"

namespace mrko::tests {

namespace {

using Tokens = std::map<std::string, std::string>;

double luminance(const std::string& colour) {
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t part = 0; part < 3; ++part) {
        const double value = std::stoi(colour.substr(1 + 2 * part, 2), nullptr, 16) / 255.0;
        sum += weights.at(part) * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(const std::string& one, const std::string& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The colours of the block that follows a selector of tokens.css; translucent ones come without their last two digits.
Tokens tokens(const std::string& styles, const std::string& selector) {
    static const std::regex token("--([a-z0-9-]+): (#[0-9a-f]{6})");
    const auto begin = styles.find(selector + " {");
    CPPUNIT_ASSERT_MESSAGE("no block of " + selector, begin != std::string::npos);
    const std::string block = styles.substr(begin, styles.find('}', begin) - begin);
    Tokens result;
    for (auto at = std::sregex_iterator(block.begin(), block.end(), token); at != std::sregex_iterator(); ++at) {
        result[(*at)[1]] = (*at)[2];
    }
    return result;
}

constexpr std::array schemes{".scheme-light",
                             ".scheme-dark",
                             ".scheme-black-on-white",
                             ".scheme-yellow-on-black",
                             ":root:not([class*=\"scheme-\"])"};

std::string names(const Tokens& tokens) {
    std::string result;
    for (const auto& [name, colour] : tokens) {
        result += name + " ";
    }
    return result;
}

struct Pair {
    const char* ink;
    const char* ground;
    double least;
};

constexpr std::array pairs{Pair{"text", "surface", 7.0},       Pair{"text", "page", 7.0},
                           Pair{"muted", "surface", 4.5},      Pair{"muted", "page", 4.5},
                           Pair{"link", "surface", 4.5},       Pair{"link", "page", 4.5},
                           Pair{"link-hover", "surface", 4.5}, Pair{"danger", "surface", 4.5},
                           Pair{"danger", "page", 4.5},        Pair{"warning", "surface", 4.5},
                           Pair{"success", "surface", 4.5},    Pair{"bar-text", "bar", 4.5},
                           Pair{"button-text", "button", 4.5}, Pair{"button-text", "button-hover", 4.5},
                           Pair{"field", "surface", 3.0},      Pair{"field", "page", 3.0},
                           Pair{"today", "surface", 3.0},      Pair{"margin-line", "surface", 3.0},
                           Pair{"focus", "surface", 3.0},      Pair{"mark5", "mark5-tint", 4.5},
                           Pair{"mark4", "mark4-tint", 4.5},   Pair{"mark3", "mark3-tint", 4.5},
                           Pair{"mark2", "mark2-tint", 4.5},   Pair{"absent", "absent-tint", 4.5},
                           Pair{"dot", "dot-tint", 4.5},
                           Pair{"text", "mark4-tint", 7.0},     Pair{"link", "mark4-tint", 4.5},
                           Pair{"focus-ink", "focus-ground", 4.5},
                           Pair{"mark5", "surface", 3.0},      Pair{"mark4", "surface", 3.0},
                           Pair{"mark3", "surface", 3.0},      Pair{"mark2", "surface", 3.0},
                           Pair{"absent", "surface", 3.0},     Pair{"button", "surface", 3.0}};

}  // namespace

class StylesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StylesTest);
    CPPUNIT_TEST(d10_the_colours_of_every_scheme_have_enough_contrast);
    CPPUNIT_TEST(every_scheme_has_every_colour);
    CPPUNIT_TEST(a_dark_device_sees_the_dark_scheme);
    CPPUNIT_TEST(high_contrast_has_two_colours_and_seven_to_one);
    CPPUNIT_TEST_SUITE_END();

    const std::string styles_ = file_content(MRKO_SOURCE_DIR "/views/static/css/tokens.css");

    void d10_the_colours_of_every_scheme_have_enough_contrast() {
        for (const char* const scheme : schemes) {
            const Tokens colours = tokens(styles_, scheme);
            for (const Pair& pair : pairs) {
                const double found = contrast(colours.at(pair.ink), colours.at(pair.ground));
                CPPUNIT_ASSERT_MESSAGE(
                    std::string{scheme} + ": " + pair.ink + " on " + pair.ground + ": " + std::to_string(found),
                    found >= pair.least);
            }
        }
    }

    void every_scheme_has_every_colour() {
        const std::string wanted = names(tokens(styles_, schemes.front()));
        CPPUNIT_ASSERT(wanted.find("mark5-tint") != std::string::npos);
        for (const char* const scheme : schemes) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(scheme, wanted, names(tokens(styles_, scheme)));
        }
    }

    void a_dark_device_sees_the_dark_scheme() {
        CPPUNIT_ASSERT(tokens(styles_, ".scheme-dark") == tokens(styles_, schemes.back()));
    }

    void high_contrast_has_two_colours_and_seven_to_one() {
        for (const char* const scheme : {".scheme-black-on-white", ".scheme-yellow-on-black"}) {
            const Tokens colours = tokens(styles_, scheme);
            for (const char* const ink : {"text", "muted", "link", "danger", "warning", "success", "mark2", "rule"}) {
                CPPUNIT_ASSERT_MESSAGE(std::string{scheme} + ": " + ink,
                                       contrast(colours.at(ink), colours.at("surface")) >= 7.0);
            }
            CPPUNIT_ASSERT_EQUAL(colours.at("page"), colours.at("surface"));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StylesTest);

}  // namespace mrko::tests
