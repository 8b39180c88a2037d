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

Tokens tokens(const std::string& styles) {
    static const std::regex token("--([a-z0-9-]+): (#[0-9a-f]{6});");
    Tokens result;
    for (auto at = std::sregex_iterator(styles.begin(), styles.end(), token); at != std::sregex_iterator(); ++at) {
        result[(*at)[1]] = (*at)[2];
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
                           Pair{"dot", "dot-tint", 4.5}};

}  // namespace

class StylesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StylesTest);
    CPPUNIT_TEST(light_and_dark_colours_have_enough_contrast);
    CPPUNIT_TEST_SUITE_END();

    void light_and_dark_colours_have_enough_contrast() {
        const std::string styles = file_content(MRKO_SOURCE_DIR "/views/static/css/tokens.css");
        const auto dark_begins = styles.find("@media (prefers-color-scheme: dark)");
        const Tokens light = tokens(styles.substr(0, dark_begins));
        const Tokens dark = tokens(styles.substr(dark_begins));
        for (const Tokens* scheme : {&light, &dark}) {
            for (const Pair& pair : pairs) {
                const double found = contrast(scheme->at(pair.ink), scheme->at(pair.ground));
                CPPUNIT_ASSERT_MESSAGE(std::string(pair.ink) + " on " + pair.ground + ": " + std::to_string(found),
                                       found >= pair.least);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StylesTest);

}  // namespace mrko::tests
