-- Largest eigenvalue of an infinite matrix: float arithmetic and calls in inner loops.
local function element(i, j)
  return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
end

local function multiply(v, out)
  local size = #v
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do
      total = total + element(i, j) * v[j + 1]
    end
    out[i + 1] = total
  end
end

local function multiply_transposed(v, out)
  local size = #v
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do
      total = total + element(j, i) * v[j + 1]
    end
    out[i + 1] = total
  end
end

local function filled(size, value)
  local t = {}
  for i = 1, size do
    t[i] = value
  end
  return t
end

local function spectral_norm(size)
  local u, v, temp = filled(size, 1.0), filled(size, 0.0), filled(size, 0.0)
  for round = 1, 10 do
    multiply(u, temp)
    multiply_transposed(temp, v)
    multiply(v, temp)
    multiply_transposed(temp, u)
  end
  local uv, vv = 0.0, 0.0
  for i = 1, size do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return math.sqrt(uv / vv)
end

local size = tonumber(arg[1]) or 320
print(string.format("%.9f", spectral_norm(size)))
