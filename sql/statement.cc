// SPDX-License-Identifier: Apache-2.0
#include "sql/statement.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace mrko::sql {

void let_go(std::unique_ptr<Poco::Data::Statement> statement) noexcept {
#if defined(__SANITIZE_ADDRESS__)
    __lsan_ignore_object(statement.get());
#endif
    static_cast<void>(statement.release());
}

}  // namespace mrko::sql
