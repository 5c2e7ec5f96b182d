-- The same GET of many callers in turns. Arguments: file with a line each (key, tab, Authorization), path.
local requests, n, i = {}, 0, 0
function init(arguments)
  for line in io.lines(arguments[1]) do
    local key, authorization = line:match("^([^\t]+)\t(.+)$")
    n = n + 1
    requests[n] = wrk.format("GET", arguments[2], { ["Host"] = "127.0.0.1", ["Accept"] = "application/json",
      ["User-Agent"] = "bench", ["Ocp-Apim-Subscription-Key"] = key, ["Authorization"] = authorization })
  end
  i = math.random(n)
end
function request()
  i = i % n + 1
  return requests[i]
end
