-- Nested counting loops with integer arithmetic, and one while loop.
local function nested(size)
  local total = 0
  for i = 0, size - 1 do
    for j = 0, size - 1 do
      if (i ~ j) & 3 == 1 then
        total = total + i * j
      else
        total = total - j
      end
    end
    total = total % 1000003
  end
  return total
end

local function collatz(limit)
  local longest = 0
  for start = 1, limit - 1 do
    local n = start
    local steps = 0
    while n ~= 1 do
      if n % 2 == 0 then
        n = n // 2
      else
        n = 3 * n + 1
      end
      steps = steps + 1
    end
    if steps > longest then
      longest = steps
    end
  end
  return longest
end

local size = tonumber(arg[1]) or 2600
print(nested(size) .. " " .. collatz(size * 10))
