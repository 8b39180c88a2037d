// SPDX-License-Identifier: Apache-2.0
#include "views/asset_list.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace mrko::views {

namespace {

constexpr std::array<std::string_view, 14> needed{"diary.css",
                                                  "diary-125.css",
                                                  "diary-150.css",
                                                  "diary-200.css",
                                                  "week.css",
                                                  "week-125.css",
                                                  "week-150.css",
                                                  "week-200.css",
                                                  "paper.css",
                                                  "diary.js",
                                                  "icons.svg",
                                                  "favicon.svg",
                                                  "device.js",
                                                  "diary.webmanifest"};

}  // namespace

AssetList::AssetList(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    try {
        const auto names = Poco::JSON::Parser().parse(content).extract<Poco::JSON::Object::Ptr>();
        for (const auto& [name, hashed] : *names) {
            addresses_.emplace(name, "/s/" + hashed.extract<std::string>());
        }
    } catch (const Poco::Exception& fault) {
        throw std::runtime_error("cannot read the list of static files " + file.string() + ": " + fault.displayText());
    }
    for (const std::string_view name : needed) {
        if (!addresses_.contains(name)) {
            throw std::runtime_error("the list of static files " + file.string() + " lacks " + std::string(name));
        }
    }
}

const std::string& AssetList::address(std::string_view name) const {
    const auto found = addresses_.find(name);
    if (found == addresses_.end()) {
        throw std::out_of_range("no static file is named " + std::string(name));
    }
    return found->second;
}

}  // namespace mrko::views
