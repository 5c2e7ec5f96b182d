-- GET of what is new after the cursor of one of the technical users, chosen at random. Arguments: passport, cursor, passport, cursor, ...
local callers
function init(arguments)
  callers = arguments
  math.randomseed(os.time())
end
function request()
  local caller = 2 * math.random(1, #callers / 2) - 1
  wrk.headers["Authorization"] = "Bearer " .. callers[caller]
  return wrk.format("GET", "/ola/v1.0.0/authorization-requests/changes?size=50&cursor=" .. callers[caller + 1])
end
