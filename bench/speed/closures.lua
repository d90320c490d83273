-- Functions made, kept and called through their captured variables.
local function adder(n)
  return function(x)
    return x + n
  end
end

local function compose(f, g)
  return function(x)
    return f(g(x))
  end
end

local function counter()
  local count = 0
  return function(step)
    count = count + step
    return count
  end
end

local rounds = tonumber(arg[1]) or 1200000
local bump = counter()
local total = 0
for i = 0, rounds - 1 do
  local add = adder(i & 7)
  local both = compose(add, bump)
  total = total + (both(1) & 1023)
end
print(total .. " " .. bump(0))
