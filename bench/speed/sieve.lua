-- Primes by the sieve of Eratosthenes over a table of flags, a few times.
local function sieve(limit)
  local flags = {}
  for n = 1, limit do
    flags[n] = true
  end
  local count, last = 0, 0
  for n = 2, limit do
    if flags[n] then
      count = count + 1
      last = n
      for multiple = n + n, limit, n do
        flags[multiple] = false
      end
    end
  end
  return count, last
end

local limit = tonumber(arg[1]) or 90000
local count, last
for round = 1, 80 do
  count, last = sieve(limit)
end
print(count .. " " .. last)
