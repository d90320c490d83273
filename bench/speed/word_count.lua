-- Words of a long text counted in a table, and the commonest looked up again.
local function make_text(words, seed)
  local syllables = {"ka", "to", "mi", "ra", "shu", "ne", "lo", "vi", "pen", "dor", "u", "as"}
  local text = {}
  for i = 0, words - 1 do
    local word = ""
    for part = 0, i % 3 do
      seed = (seed * 3877 + 29573) % 139968
      word = word .. syllables[(seed >> 7) % 12 + 1]
    end
    text[i + 1] = word
  end
  return table.concat(text, " ")
end

local function count_words(text)
  local counts = {}
  for word in text:gmatch("%a+") do
    local n = counts[word]
    if n then
      counts[word] = n + 1
    else
      counts[word] = 1
    end
  end
  return counts
end

local rounds = tonumber(arg[1]) or 1200
local text = make_text(4000, 42)
local checksum = 0
local counts
for round = 0, rounds - 1 do
  counts = count_words(text)
  checksum = checksum + counts["ka"] * (round % 7)
end
local distinct, best, total = 0, 0, 0
for word, n in pairs(counts) do
  distinct = distinct + 1
  total = total + n * #word
  if n > best then
    best = n
  end
end
print(distinct .. " " .. best .. " " .. total .. " " .. checksum)
