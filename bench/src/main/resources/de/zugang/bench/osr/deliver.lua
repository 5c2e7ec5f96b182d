-- POST of an INSERT for one unit after the other, each without roles so far. Arguments: passport, first unit.
local unit
local body = '{"timestamp":"2026-11-22T10:00:00Z","billingunit":{"reference":{"mscnumber":"%06d","pmnumber":"B-%06d"},'
  .. '"residentialunit":{"reference":{"mscnumber":"%04d","pmnumber":"R-%04d"},"roles":[{"change":"INSERT","role":"S-COR",'
  .. '"from":"2026-01-01","partner":{"pmnumber":"P-%d"}}],"partners":[{"reference":{"pmnumber":"P-%d"},"name":"Muster",'
  .. '"firstname":"Erika","commercial":"NON_COMMERCIAL","address":{"street":"Hauptstrasse 1","postalcode":"12345",'
  .. '"city":"Musterstadt","country":"DE"}}]}}}'
function init(arguments)
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
  wrk.headers["Content-Type"] = "application/json"
  unit = tonumber(arguments[2])
end
function request()
  local billing, residential = 100000 + math.floor(unit / 100), unit % 100
  local path = string.format("/arge/on-site-roles/v1/billingunits/%06d/residentialunits/%04d/on-site-roles",
    billing, residential)
  local content = string.format(body, billing, billing, residential, residential, unit, unit)
  unit = unit + 1
  return wrk.format("POST", path, nil, content)
end
