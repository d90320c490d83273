-- Coroutines in the place of generators: a chain of three, and a tree walked recursively.
local wrap, yield = coroutine.wrap, coroutine.yield

local function numbers(limit)
  return wrap(function()
    local n = 0
    while n < limit do
      yield(n)
      n = n + 1
    end
  end)
end

local function squares(source)
  return wrap(function()
    for n in source do
      yield(n * n)
    end
  end)
end

local function odd_only(source)
  return wrap(function()
    for n in source do
      if n & 1 == 1 then
        yield(n)
      end
    end
  end)
end

local function make_tree(depth, key)
  if depth == 0 then
    return nil
  end
  return {make_tree(depth - 1, 2 * key), key, make_tree(depth - 1, 2 * key + 1)}
end

local function walk(node)
  return wrap(function()
    if node then
      for key in walk(node[1]) do
        yield(key)
      end
      yield(node[2])
      for key in walk(node[3]) do
        yield(key)
      end
    end
  end)
end

local limit = tonumber(arg[1]) or 3400000
local total = 0
for n in odd_only(squares(numbers(limit))) do
  total = (total + n) % 1000003
end
local tree = make_tree(8, 1)
for round = 1, limit // 6000 do
  local place = 0
  for key in walk(tree) do
    place = place + 1
    total = total + place * key
  end
end
print(total)
