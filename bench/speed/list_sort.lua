-- Tables sorted: integers, strings, records by a comparison, and an almost sorted table.
-- table.sort is C and takes a comparison where Python takes a key; no two items are equal,
-- so that stability does not matter.
local function random_list(size, seed)
  local result = {}
  for i = 0, size - 1 do
    seed = (seed * 3877 + 29573) % 139968
    result[i + 1] = seed * size + i
  end
  return result
end

local function weigh(items)
  local total = 0
  for i = 1, #items do
    total = (total * 31 + items[i] + i - 1) % 1000003
  end
  return total
end

local rounds = tonumber(arg[1]) or 48
local size = 8000
local total = 0
for round = 0, rounds - 1 do
  local numbers = random_list(size, round)
  local records, names = {}, {}
  for i, n in ipairs(numbers) do
    records[i] = {n % size, n}
    names[i] = "n" .. n
  end
  table.sort(numbers)
  total = total + weigh(numbers)
  numbers[18] = numbers[size - 8] + 1
  table.sort(numbers)
  total = total + weigh(numbers)
  table.sort(records, function(a, b) return a[2] > b[2] end)
  local firsts = {}
  for i, record in ipairs(records) do
    firsts[i] = record[1]
  end
  total = total + weigh(firsts)
  table.sort(names)
  local lengths = {}
  for i, name in ipairs(names) do
    lengths[i] = #name
  end
  total = total + weigh(lengths)
end
print(total)
