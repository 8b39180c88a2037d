// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/children_handler.h"

#include <variant>
#include <vector>

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"

namespace mrko::handlers {

using exchange::ListedChild;

namespace {

ListedChild::Diary diary_of(const access::Policy& policy, const access::Family& family, access::ChildNumber child) {
    try {
        std::ignore = policy.open_diary(family, child);
        return ListedChild::Diary::open;
    } catch (const access::Denied& denied) {
        if (denied.reason() != access::Denied::Reason::credential_renewed) {
            throw;
        }
        return ListedChild::Diary::credential_renewed;
    }
}

}  // namespace

http::Response ChildrenHandler::get(const Call& call, const access::Visitor& visitor) {
    std::vector<ListedChild> children;
    if (const auto* const family = std::get_if<access::Family>(&visitor)) {
        for (const auto& child : family->children) {
            children.push_back({.number = child.number.value,
                                .account_name = child.account_name,
                                .diary = diary_of(policy_, *family, child.number)});
        }
    }
    return data_answer(call, exchange::children_json(children));
}

}  // namespace mrko::handlers
