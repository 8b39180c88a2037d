// SPDX-License-Identifier: Apache-2.0
// Feeds every file of the kept corpora to a target, so that each CI run sees all that was ever found, without clang.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void replay(const std::string& input) {
    // A copy of exactly that size, so that the sanitizer sees a read past its end.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: " << arguments[0] << " FOLDER\n";
        return 2;
    }
    const auto files = files_in(arguments[1]);
    std::size_t replayed = 0;
    for (const auto& file : files) {
        std::cerr << file.filename().string() << '\n';
        const std::string input = content_of(file);
        replay(input);
        // Cut short and with one octet changed, for the corpus is small and its neighbours are cheap.
        for (std::size_t cut = 0; cut < input.size(); cut += 1 + input.size() / 64) {
            replay(input.substr(0, cut));
            std::string changed = input;
            changed[cut] = static_cast<char>(static_cast<unsigned char>(changed[cut]) ^ 0x20U);
            replay(changed);
            replayed += 2;
        }
        ++replayed;
    }
    std::cout << files.size() << " files, " << replayed << " inputs\n";
    return files.empty() ? 1 : 0;
}
