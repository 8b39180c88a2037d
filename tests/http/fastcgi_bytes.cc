// SPDX-License-Identifier: Apache-2.0
#include "tests/http/fastcgi_bytes.h"

#include <algorithm>
#include <cstdlib>

namespace mrko::http {

namespace {

constexpr std::size_t header_size = 8;

std::string length_octets(std::size_t length) {
    if (length < 128) {
        return {static_cast<char>(length)};
    }
    return {static_cast<char>(0x80U | (length >> 24U)),
            static_cast<char>(length >> 16U),
            static_cast<char>(length >> 8U),
            static_cast<char>(length)};
}

std::size_t octet(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text.at(at));
}

}  // namespace

std::string record(const RecordHeader& header, std::string_view content) {
    std::string text{static_cast<char>(header.version),
                     static_cast<char>(header.type),
                     static_cast<char>(header.request_id / 256),
                     static_cast<char>(header.request_id % 256),
                     static_cast<char>(content.size() / 256),
                     static_cast<char>(content.size() % 256),
                     static_cast<char>(header.padding),
                     '\0'};
    text += content;
    text.append(static_cast<std::size_t>(header.padding), 'p');
    return text;
}

std::string begin_request(int role, int flags) {
    const std::string content{
        static_cast<char>(role / 256), static_cast<char>(role % 256), static_cast<char>(flags), 0, 0, 0, 0, 0};
    return record({.type = RecordType::begin_request}, content);
}

std::string encoded(const Pairs& pairs) {
    std::string text;
    for (const auto& [name, value] : pairs) {
        text += length_octets(name.size()) + length_octets(value.size()) + name + value;
    }
    return text;
}

Pairs parameters_of(std::string_view method, std::string_view target, std::size_t body_size) {
    return {{"REQUEST_METHOD", std::string{method}},
            {"REQUEST_URI", std::string{target}},
            {"CONTENT_TYPE", "application/x-www-form-urlencoded"},
            {"CONTENT_LENGTH", body_size == 0 ? "" : std::to_string(body_size)},
            {"REMOTE_ADDR", "192.0.2.7"},
            {"REQUEST_ID", "0123456789abcdef0123456789abcdef"},
            {"MRKO_END", "1"},
            {"HTTP_HOST", "diary.test"}};
}

std::string stream(RecordType type, std::string_view content) {
    constexpr std::size_t longest = 32768;
    std::string text;
    while (!content.empty()) {
        const auto part = content.substr(0, longest);
        text += record({.type = type}, part);
        content.remove_prefix(part.size());
    }
    return text + record({.type = type}, "");
}

std::string request(const Pairs& parameters, std::string_view body) {
    return begin_request() + stream(RecordType::params, encoded(parameters)) + stream(RecordType::standard_input, body);
}

Answer answer_in(std::string_view records) {
    Answer answer;
    std::string text;
    while (records.size() >= header_size) {
        const std::size_t length = octet(records, 4) * 256 + octet(records, 5);
        const std::size_t whole = header_size + length + octet(records, 6);
        if (octet(records, 1) == static_cast<std::size_t>(RecordType::standard_output)) {
            text += records.substr(header_size, length);
        }
        answer.is_complete |= octet(records, 1) == static_cast<std::size_t>(RecordType::end_request);
        records.remove_prefix(std::min(whole, records.size()));
    }
    const auto end = text.find("\r\n\r\n");
    if (end != std::string::npos && text.starts_with("Status: ")) {
        answer.status = std::atoi(text.c_str() + std::string_view{"Status: "}.size());
        answer.head = text.substr(0, end + 2);
        answer.body = text.substr(end + 4);
    }
    return answer;
}

}  // namespace mrko::http
