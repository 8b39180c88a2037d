// SPDX-License-Identifier: Apache-2.0
// FastCGI records as bytes, well formed or not, and what an answer's records say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mrko::http {

/// The record types that the tests send.
enum class RecordType : unsigned char {
    begin_request = 1,
    abort_request = 2,
    end_request = 3,
    params = 4,
    standard_input = 5,
    standard_output = 6,
    get_values = 9,
    unknown = 77
};

struct RecordHeader {
    RecordType type;
    int version{1};
    int request_id{1};
    int padding{0};
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One record; content of more than 65535 octets is the caller's mistake.
[[nodiscard]] std::string record(const RecordHeader& header, std::string_view content);
/// FCGI_BEGIN_REQUEST; keep_connection is flag 1.
[[nodiscard]] std::string begin_request(int role = 1, int flags = 0);
[[nodiscard]] std::string encoded(const Pairs& pairs);
/// The parameters that nginx sends for that request, the sentinel among them.
[[nodiscard]] Pairs parameters_of(std::string_view method, std::string_view target, std::size_t body_size = 0);
/// The content in records of at most 32768 octets, and the empty record that ends it.
[[nodiscard]] std::string stream(RecordType type, std::string_view content);
/// A whole request: its begin, parameters and body.
[[nodiscard]] std::string request(const Pairs& parameters, std::string_view body = {});

/// An answer taken out of its records.
struct Answer {
    int status{0};  ///< 0: there was none
    std::string head;
    std::string body;
    bool is_complete{false};  ///< FCGI_END_REQUEST came
};

[[nodiscard]] Answer answer_in(std::string_view records);

}  // namespace mrko::http
