-- What class Wrk reads; times in microseconds.
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests":%d,"refused":%d,"us":%d,"p50":%.1f,"p99":%.1f,"longest":%d}\n',
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration, latency:percentile(50), latency:percentile(99), latency.max))
end
