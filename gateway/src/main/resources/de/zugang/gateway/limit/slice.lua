-- Books a slice of one budget. Time is the store's, so the clocks of gateways do not matter.
-- KEYS[1] a hash: second -> units booked in it, d<day> -> units booked on it (UTC)
-- ARGV perMinute, perDay (0: no quota), need (0: only give back), units to give back, the second they were booked in
local now = tonumber(redis.call('TIME')[1])
local perMinute, perDay, need = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local back, booked = tonumber(ARGV[4]), ARGV[5]
local today = 'd' .. math.floor(now / 86400)

if back > 0 then
  local held = tonumber(redis.call('HGET', KEYS[1], booked) or '0')
  local returned = math.min(back, held)
  if returned > 0 then
    redis.call('HINCRBY', KEYS[1], booked, -returned)
    if 'd' .. math.floor(tonumber(booked) / 86400) == today then
      redis.call('HINCRBY', KEYS[1], today, -returned)
    end
  end
end

local used, usedToday, oldest = 0, 0, now
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local field, units = all[i], tonumber(all[i + 1])
  local second = tonumber(field)
  if field == today then
    usedToday = units
  elseif second == nil or second <= now - 60 then
    redis.call('HDEL', KEYS[1], field)
  elseif units > 0 then
    used = used + units
    oldest = math.min(oldest, second)
  end
end

local free = math.max(0, perMinute - used)
local freeToday = perDay > 0 and math.max(0, perDay - usedToday) or -1
local granted = 0
if need > 0 then
  granted = math.min(free, math.max(need, math.ceil(free / 4)))
  if freeToday >= 0 then granted = math.min(granted, freeToday) end
  if granted > 0 then
    redis.call('HINCRBY', KEYS[1], now, granted)
    redis.call('HINCRBY', KEYS[1], today, granted)
  end
end
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('EXPIRE', KEYS[1], perDay > 0 and 90000 or 3600) end
if freeToday >= 0 then freeToday = freeToday - granted end
return { granted, free - granted, oldest + 60 - now, freeToday, now }
