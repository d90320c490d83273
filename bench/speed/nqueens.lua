-- All ways to place N queens: recursion, table elements, tests and jumps.
local function place(row, size, columns, rising, falling, queens)
  if row == size then
    local total = 0
    for r = 1, size do
      total = total + r * queens[r]
    end
    return 1, total
  end
  local ways, weight = 0, 0
  for column = 0, size - 1 do
    local up = row + column + 1
    local down = row - column + size + 1
    if columns[column + 1] and rising[up] and falling[down] then
      columns[column + 1], rising[up], falling[down] = false, false, false
      queens[row + 1] = column
      local more, extra = place(row + 1, size, columns, rising, falling, queens)
      ways = ways + more
      weight = weight + extra
      columns[column + 1], rising[up], falling[down] = true, true, true
    end
  end
  return ways, weight
end

local function flags(size)
  local t = {}
  for i = 1, size do
    t[i] = true
  end
  return t
end

local size = tonumber(arg[1]) or 12
local ways, weight = place(0, size, flags(size), flags(2 * size), flags(2 * size + 1), {})
print(ways .. " " .. weight)
