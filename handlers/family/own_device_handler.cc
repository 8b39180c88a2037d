// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/own_device_handler.h"

#include "handlers/frame.h"
#include "views/own_device.h"

namespace mrko::handlers {

http::Response OwnDeviceHandler::get(const Call& call, const access::Family& /*visitor*/) {
    return http::Response::html(templates_.render(views::OwnDevice{}, frame_of(call)));
}

}  // namespace mrko::handlers
