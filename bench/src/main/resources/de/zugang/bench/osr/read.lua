-- GET of a unit chosen at random out of so many. Arguments: passport, number of units.
local size
function init(arguments)
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
  size = tonumber(arguments[2])
  math.randomseed(os.time())
end
function request()
  local unit = math.random(0, size - 1)
  return wrk.format("GET", string.format(
    "/arge/on-site-roles/v1/billingunits/%06d/residentialunits/%04d/on-site-roles",
    100000 + math.floor(unit / 100), unit % 100))
end
