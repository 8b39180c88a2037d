// SPDX-License-Identifier: Apache-2.0
// For whom a diary is opened: a pupil reads the own one without what the school wrote for the parents alone.
#pragma once

namespace mrko::access {

enum class Reader { parent, pupil };

}  // namespace mrko::access
