-- GET of the newest fifty of one of the technical users, chosen at random. Arguments: their passports.
local passports
function init(arguments)
  passports = arguments
  math.randomseed(os.time())
end
function request()
  wrk.headers["Authorization"] = "Bearer " .. passports[math.random(1, #passports)]
  return wrk.format("GET", "/ola/v1.0.0/authorization-requests?size=50")
end
