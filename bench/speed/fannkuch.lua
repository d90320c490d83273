-- Pancake flips over all permutations: table elements read, written and swapped.
-- The permutations count from 0 as in the Python twin; the tables from 1.
local function fannkuch(n)
  local perm1, perm, count = {}, {}, {}
  for i = 1, n do
    perm1[i] = i - 1
    perm[i] = 0
    count[i] = 0
  end
  local checksum, max_flips, nperm = 0, 0, 0
  local r = n
  while true do
    while r ~= 1 do
      count[r] = r
      r = r - 1
    end
    for i = 1, n do
      perm[i] = perm1[i]
    end
    local flips = 0
    local first = perm[1]
    while first ~= 0 do
      local low, high = 1, first + 1
      while low < high do
        local swap = perm[low]
        perm[low] = perm[high]
        perm[high] = swap
        low = low + 1
        high = high - 1
      end
      flips = flips + 1
      first = perm[1]
    end
    if flips > max_flips then
      max_flips = flips
    end
    if nperm % 2 == 0 then
      checksum = checksum + flips
    else
      checksum = checksum - flips
    end
    while true do
      if r == n then
        return checksum, max_flips
      end
      first = perm1[1]
      for i = 1, r do
        perm1[i] = perm1[i + 1]
      end
      perm1[r + 1] = first
      count[r + 1] = count[r + 1] - 1
      if count[r + 1] > 0 then
        break
      end
      r = r + 1
    end
    nperm = nperm + 1
  end
end

local size = tonumber(arg[1]) or 9
local checksum, flips = fannkuch(size)
print(checksum .. " " .. flips)
