// SPDX-License-Identifier: Apache-2.0
// Rules that every template keeps (STACK.md A4, A19).
#include <cppunit/extensions/HelperMacros.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/views/golden.h"
#include "views/embedded_files.h"

namespace mrko::tests {

class TemplatesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TemplatesTest);
    CPPUNIT_TEST(every_template_begins_with_the_escaping_pragma);
    CPPUNIT_TEST(no_template_turns_escaping_off);
    CPPUNIT_TEST(attribute_values_are_quoted);
    CPPUNIT_TEST(every_marker_is_filled_by_some_source);
    CPPUNIT_TEST_SUITE_END();

    void every_template_begins_with_the_escaping_pragma() {
        const std::string pragma = "{{%AUTOESCAPE context=\"HTML\"}}\n";
        std::size_t seen = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(MRKO_SOURCE_DIR "/views/templates")) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                file.path().filename(), pragma, file_content(file.path()).substr(0, pragma.size()));
            ++seen;
        }
        CPPUNIT_ASSERT_EQUAL(views::embedded_templates().size(), seen);
    }

    void no_template_turns_escaping_off() {
        for (const views::EmbeddedFile& file : views::embedded_templates()) {
            // A kept page is what these very templates drew, out of a sealed record (decision 22): nothing else is raw.
            const bool is_drawn_already = file.name == "kept_page.tpl";
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                std::string(file.name), is_drawn_already, file.content.ends_with("\n{{KEPT_HTML:none}}\n"));
            CPPUNIT_ASSERT_MESSAGE(std::string(file.name),
                                   is_drawn_already || file.content.find(":none") == std::string_view::npos);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                std::string(file.name), file.content.find(":none"), file.content.rfind(":none"));
            CPPUNIT_ASSERT_MESSAGE(std::string(file.name), file.content.find("xlink:") == std::string_view::npos);
            CPPUNIT_ASSERT_MESSAGE(std::string(file.name), file.content.find("srcset") == std::string_view::npos);
        }
    }

    void attribute_values_are_quoted() {
        static const std::regex unquoted(
            "\\s(?:href|src|action|value|class|id|name|lang|data-[a-z]+|aria-[a-z]+)=[^\"]");
        for (const views::EmbeddedFile& file : views::embedded_templates()) {
            const std::string markup(file.content.substr(file.content.find('\n')));
            std::smatch found;
            if (std::regex_search(markup, found, unquoted)) {
                CPPUNIT_FAIL(std::string(file.name) + ": " + found.str());
            }
        }
    }

    void every_marker_is_filled_by_some_source() {
        static const std::regex marker("\\{\\{[#>]?([A-Z_]+)\\}\\}");
        std::string sources;
        for (const auto& file : std::filesystem::directory_iterator(MRKO_SOURCE_DIR "/views")) {
            if (file.path().extension() == ".cc") {
                sources += file_content(file.path());
            }
        }
        // Set once for all pages by page_layout.cc.
        const std::set<std::string> global{"ICONS", "CSRF"};
        for (const views::EmbeddedFile& file : views::embedded_templates()) {
            const std::string name(file.name);
            // The first letter of each word, as ctemplate's generator names its constants.
            std::string prefix = std::string("k") + name[0];
            for (auto at = name.find('_'); at != std::string::npos; at = name.find('_', at + 1)) {
                prefix += name[at + 1];
            }
            const std::string markup(file.content);
            for (auto at = std::sregex_iterator(markup.begin(), markup.end(), marker); at != std::sregex_iterator();
                 ++at) {
                const std::string wanted = (*at)[1];
                CPPUNIT_ASSERT_MESSAGE(
                    name + ": nobody fills " + wanted,
                    global.contains(wanted) || std::regex_search(sources, std::regex(prefix + "_" + wanted + "\\b")));
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TemplatesTest);

}  // namespace mrko::tests
