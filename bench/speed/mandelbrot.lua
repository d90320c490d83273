-- Points of the Mandelbrot set: float arithmetic on locals only.
local function mandelbrot(size, limit)
  local inside, total = 0, 0
  for py = 0, size - 1 do
    local ci = 2.0 * py / size - 1.0
    for px = 0, size - 1 do
      local cr = 2.0 * px / size - 1.5
      local zr, zi, steps = 0.0, 0.0, 0
      while steps < limit do
        local zr2 = zr * zr
        local zi2 = zi * zi
        if zr2 + zi2 > 4.0 then
          break
        end
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
        steps = steps + 1
      end
      if steps == limit then
        inside = inside + 1
      end
      total = total + steps
    end
  end
  return inside, total
end

local size = tonumber(arg[1]) or 500
local inside, total = mandelbrot(size, 50)
print(inside .. " " .. total)
