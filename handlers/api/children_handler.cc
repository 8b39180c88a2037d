// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/children_handler.h"

#include <variant>
#include <vector>

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"
#include "handlers/open_if_current.h"

namespace mrko::handlers {

using exchange::ListedChild;

http::Response ChildrenHandler::get(const Call& call, const access::Visitor& visitor) {
    std::vector<ListedChild> children;
    if (const auto* const family = std::get_if<access::Family>(&visitor)) {
        for (const auto& child : family->children) {
            const bool is_open = open_if_current(policy_, *family, child.number).has_value();
            children.push_back({.number = child.number.value,
                                .account_name = child.account_name,
                                .diary = is_open ? ListedChild::Diary::open : ListedChild::Diary::credential_renewed});
        }
    }
    return data_answer(call, exchange::children_json(children));
}

}  // namespace mrko::handlers
