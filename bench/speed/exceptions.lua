-- Errors raised two calls deep and caught by class with pcall, and pcall that catches nothing.
-- The finally block of the Python twin is a second pcall that passes the error on.
local Refused = {}
Refused.__index = Refused

local ValueError = {}
ValueError.__index = ValueError

local function check(n)
  if n % 3 == 0 then
    error(setmetatable({code = n & 15}, Refused))
  end
  if n % 7 == 0 then
    error(setmetatable({message = "seven"}, ValueError))
  end
  return n & 3
end

local function attempt(n)
  return check(n) + 1
end

local closed = 0

local function guarded(n)
  local ok, result = pcall(attempt, n)
  closed = closed + 1
  if not ok then
    error(result)
  end
  return result
end

local rounds = tonumber(arg[1]) or 1500000
local total, refused, wrong = 0, 0, 0
for i = 0, rounds - 1 do
  local ok, result = pcall(guarded, i)
  if ok then
    total = total + result
  elseif getmetatable(result) == Refused then
    refused = refused + result.code
  elseif getmetatable(result) == ValueError then
    wrong = wrong + 1
  else
    error(result)
  end
end
print(total .. " " .. refused .. " " .. wrong .. " " .. closed)
