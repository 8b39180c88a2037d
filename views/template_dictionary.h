// SPDX-License-Identifier: Apache-2.0
// ctemplate's dictionary. Its header uses strlen() and does not include what declares it.
#pragma once

// clang-format off
#include <cstring>
#include <ctemplate/template_dictionary.h>
// clang-format on
