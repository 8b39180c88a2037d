-- SPDX-License-Identifier: Apache-2.0
-- The requests of one row in turn; answers of another status are counted, and the figures are one line of JSON.
--   wrk ... -s requests.lua ORIGIN -- FILE STATUS
-- FILE: a line a request: path, cookie and, from a client that holds the page, its entity tag, parted by tabs.

local threads = {}
local requests, at, expected = {}, 0, 0
unexpected = 0

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    local path, cookie, tag = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = { ["Accept-Encoding"] = "gzip" }
    if cookie ~= "" then headers["Cookie"] = cookie end
    if tag ~= "" then headers["If-None-Match"] = tag end
    table.insert(requests, wrk.format("GET", path, headers))
  end
  expected = tonumber(arguments[2])
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function response(status)
  if status ~= expected then unexpected = unexpected + 1 end
end

function done(summary, latency)
  local others = 0
  for _, thread in ipairs(threads) do others = others + thread:get("unexpected") end
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"unexpected":%d,"failed":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), others,
    errors.connect + errors.read + errors.write + errors.timeout))
end
