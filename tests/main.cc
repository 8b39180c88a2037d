// SPDX-License-Identifier: Apache-2.0
// Runs the tests that the arguments name ("AveragesTest" or "AveragesTest::half_goes_up"), or all of them.
#include <cppunit/BriefTestProgressListener.h>
#include <cppunit/CompilerOutputter.h>
#include <cppunit/Test.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

void collect(CppUnit::Test& test, std::vector<CppUnit::Test*>& single) {
    if (test.getChildTestCount() == 0 && test.countTestCases() == 1) {
        single.push_back(&test);
        return;
    }
    for (int child = 0; child < test.getChildTestCount(); ++child) {
        collect(*test.getChildTestAt(child), single);
    }
}

bool wanted(const std::string& full_name, const std::vector<std::string>& names) {
    if (names.empty()) {
        return true;
    }
    for (const auto& name : names) {
        const auto at = full_name.find(name);
        const bool starts_a_word = at == 0 || (at != std::string::npos && full_name[at - 1] == ':');
        const auto end = at == std::string::npos ? at : at + name.size();
        if (starts_a_word && (end == full_name.size() || full_name.compare(end, 2, "::") == 0)) {
            return true;
        }
    }
    return false;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> names(argv + 1, argv + argc);
    const std::unique_ptr<CppUnit::Test> all{CppUnit::TestFactoryRegistry::getRegistry().makeTest()};
    std::vector<CppUnit::Test*> tests;
    collect(*all, tests);

    CppUnit::TestResult result;
    CppUnit::TestResultCollector collector;
    CppUnit::BriefTestProgressListener progress;
    result.addListener(&collector);
    result.addListener(&progress);
    int run = 0;
    for (auto* const test : tests) {
        if (wanted(test->getName(), names)) {
            ++run;
            test->run(&result);
        }
    }
    CppUnit::CompilerOutputter{&collector, std::cerr}.write();
    const int failed = collector.testFailuresTotal();
    std::cout << run - failed << " passed, " << failed << " failed\n";
    return run > 0 && failed == 0 ? 0 : 1;
}
