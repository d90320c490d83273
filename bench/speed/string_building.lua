-- Lines built by concatenation, formatting, tostring() and table.concat, then searched.
local function report(rows, seed)
  local lines = {}
  for i = 0, rows - 1 do
    seed = (seed * 3877 + 29573) % 139968
    local name = "sensor" .. tostring(i % 50)
    local value = string.format("%d.%02d", seed // 100, seed % 100)
    local line = name .. "=" .. value .. ";"
    if seed % 5 == 0 then
      line = line .. "alarm"
    end
    lines[i + 1] = line:upper()
  end
  return table.concat(lines, "\n"), seed
end

local rounds = tonumber(arg[1]) or 1200
local seed, total, alarms = 42, 0, 0
local text
for round = 1, rounds do
  text, seed = report(1000, seed)
  total = total + #text
  for _ in text:gmatch("ALARM") do
    alarms = alarms + 1
  end
end
print(total .. " " .. alarms .. " " .. seed .. " " .. text:sub(-20))
