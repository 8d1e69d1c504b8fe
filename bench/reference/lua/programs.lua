-- The ten programs in Lua 5.1: the work that bench/programs/main.ts does, and the same results.
-- Lua 5.1 has no operators on bits; NodeMCU's module bit has them as functions.

local band, bxor, lshift, rshift = bit.band, bit.bxor, bit.lshift, bit.rshift

local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local function sieve(size, repetitions)
  local count = 0
  local flags = {}
  for _ = 1, repetitions do
    count = 0
    for i = 0, size - 1 do flags[i] = 1 end
    for i = 0, size - 1 do
      if flags[i] ~= 0 then
        local prime = i + i + 3
        for k = i + prime, size - 1, prime do flags[k] = 0 end
        count = count + 1
      end
    end
  end
  return count
end

local function intloop(n, m)
  local x, s = 12345, 0
  for _ = 0, n - 1 do
    for j = 0, m - 1 do
      x = band(x * 1021 + 12345, 0xFFFFF)
      x = bxor(x, rshift(x, 7))
      if band(x, 1) ~= 0 then
        s = band(s + j, 0xFFFFFF)
      else
        s = bxor(s, x)
      end
    end
  end
  return s
end

local function crc16(n, repetitions)
  local crcs = {}
  for i = 0, 255 do
    local c = lshift(i, 8)
    for _ = 1, 8 do
      if band(c, 0x8000) ~= 0 then
        c = band(bxor(lshift(c, 1), 0x1021), 0xFFFF)
      else
        c = band(lshift(c, 1), 0xFFFF)
      end
    end
    crcs[i] = c
  end
  local bytes = {}
  for i = 0, n - 1 do bytes[i] = band(i * 7 + 3, 255) end
  local crc = 0xFFFF
  for _ = 1, repetitions do
    for i = 0, n - 1 do
      crc = bxor(band(lshift(crc, 8), 0xFFFF), crcs[band(bxor(rshift(crc, 8), bytes[i]), 255)])
    end
  end
  return crc
end

local function split(text)
  local parts = {}
  for part in text:gmatch("[^/]+") do parts[#parts + 1] = part end
  return parts
end

local function strings(n)
  local hits, length, found = 0, 0, 0
  for i = 0, n - 1 do
    local s = "home/room" .. i % 20 .. "/sensor" .. i % 7 .. "/" .. i
    local parts = split(s)
    if parts[2] == "room7" and parts[3] == "sensor3" then hits = hits + 1 end
    length = length + #parts[4]
    if s:find("/sensor5/", 1, true) then found = found + 1 end
  end
  return hits * 1000000 + found * 1000 + length % 1000
end

--- A class whose instances find their methods in it, and what it lacks in its base.
local function class(base)
  local methods = setmetatable({}, {__index = base})
  methods.__index = methods
  return methods
end

local Shape = class()
function Shape:area(k) return self.w + k end
function Shape:scale(k) return self:area(k) * 2 end

local Rect = class(Shape)
function Rect:area(k) return self.w * self.h + k end

local Square = class(Shape)
function Square:area(k) return self.w * self.w - k end

local Circle = class(Shape)
function Circle:area(k) return 3 * self.w * self.w + k end
function Circle:scale(k) return self:area(k) * 3 end

local function objects(n)
  local function new(methods, w, h) return setmetatable({w = w, h = h}, methods) end
  local shapes = {[0] = new(Shape, 2, 0), new(Rect, 3, 4), new(Square, 5, 5), new(Circle, 6, 0)}
  local s = 0
  for i = 0, n - 1 do s = band(s + shapes[band(i, 3)]:scale(band(i, 15)), 0xFFFFFF) end
  return s
end

local function map(items, f)
  local result = {}
  for i = 1, #items do result[i] = f(items[i]) end
  return result
end

local function filter(items, f)
  local result = {}
  for i = 1, #items do
    if f(items[i]) then result[#result + 1] = items[i] end
  end
  return result
end

local function reduce(items, f, value)
  for i = 1, #items do value = f(value, items[i]) end
  return value
end

local function map_filter_reduce(numbers, k)
  local mapped = map(numbers, function(x) return x * 3 + k end)
  local filtered = filter(mapped, function(x) return band(x, 1) == 0 end)
  return reduce(filtered, function(sum, x) return band(sum + x, 0xFFFFFF) end, 0)
end

local function closures(n, repetitions)
  local numbers = {}
  for i = 0, n - 1 do numbers[i + 1] = i end
  local s = 0
  for k = 0, repetitions - 1 do s = band(s + map_filter_reduce(numbers, k), 0xFFFFFF) end
  return s
end

local function sort_range(a, low, high)
  local i, j, pivot = low, high, a[rshift(low + high, 1)]
  while i <= j do
    while a[i] < pivot do i = i + 1 end
    while a[j] > pivot do j = j - 1 end
    if i <= j then
      a[i], a[j] = a[j], a[i]
      i = i + 1
      j = j - 1
    end
  end
  if low < j then sort_range(a, low, j) end
  if i < high then sort_range(a, i, high) end
end

local function quicksort(n)
  local a, x = {}, 42
  for i = 0, n - 1 do
    x = band(x * 1021 + 12345, 0xFFFFF)
    a[i] = x
  end
  sort_range(a, 0, n - 1)
  local s = 0
  for i = 0, n - 1 do s = band(s * 3 + a[i], 0xFFFFF) end
  return s
end

local SUN = 4 * 3.141592653589793 * 3.141592653589793
local DAYS_PER_YEAR = 365.24

local function planet(x, y, z, vx, vy, vz, mass)
  local d = DAYS_PER_YEAR
  return {x = x, y = y, z = z, vx = vx * d, vy = vy * d, vz = vz * d, mass = mass * SUN}
end

local function advance(bodies, dt)
  local n = #bodies
  for i = 1, n do
    local p = bodies[i]
    for j = i + 1, n do
      local q = bodies[j]
      local dx, dy, dz = p.x - q.x, p.y - q.y, p.z - q.z
      local d2 = dx * dx + dy * dy + dz * dz
      local magnitude = dt / (d2 * math.sqrt(d2))
      local mj, mi = q.mass * magnitude, p.mass * magnitude
      p.vx = p.vx - dx * mj
      p.vy = p.vy - dy * mj
      p.vz = p.vz - dz * mj
      q.vx = q.vx + dx * mi
      q.vy = q.vy + dy * mi
      q.vz = q.vz + dz * mi
    end
  end
  for i = 1, n do
    local p = bodies[i]
    p.x = p.x + dt * p.vx
    p.y = p.y + dt * p.vy
    p.z = p.z + dt * p.vz
  end
end

local function energy(bodies)
  local e, n = 0, #bodies
  for i = 1, n do
    local p = bodies[i]
    e = e + 0.5 * p.mass * (p.vx * p.vx + p.vy * p.vy + p.vz * p.vz)
    for j = i + 1, n do
      local q = bodies[j]
      local dx, dy, dz = p.x - q.x, p.y - q.y, p.z - q.z
      e = e - p.mass * q.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return e
end

local function nbody(steps)
  local bodies = {
    planet(0, 0, 0, 0, 0, 0, 1),
    planet(4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
      0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
    planet(8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
      -0.00276742510726411, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
    planet(12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
      0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
    planet(15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
      0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
  }
  local px, py, pz = 0, 0, 0
  for i = 1, #bodies do
    local p = bodies[i]
    px = px + p.vx * p.mass
    py = py + p.vy * p.mass
    pz = pz + p.vz * p.mass
  end
  bodies[1].vx, bodies[1].vy, bodies[1].vz = -px / SUN, -py / SUN, -pz / SUN
  for _ = 1, steps do advance(bodies, 0.01) end
  return math.floor(energy(bodies) * -1e9)
end

local function dict(keys, count, n)
  local m = {}
  for i = 0, n - 1 do
    local key = keys[i * 37 % count]
    m[key] = band((m[key] or 0) + i, 0xFFFFFF)
  end
  local s = 0
  for i = 0, n - 1 do
    local v = m[keys[i * 11 % count]]
    if v then s = band(s + v, 0xFFFFFF) end
  end
  return s
end

local function measure(name, program, ...)
  local start = mark()
  local result = program(...)
  report(name, mark() - start, result)
end

measure("nothing", function() return 0 end)
measure("fib", fib, 24)
measure("sieve", sieve, 8192, 3)
measure("intloop", intloop, 400, 500)
measure("crc16", crc16, 4096, 20)
measure("strings", strings, 2000)
measure("objects", objects, 100000)
measure("closures", closures, 1000, 20)
measure("quicksort", quicksort, 2000)
measure("nbody", nbody, 200)

local keys = {}
for i = 0, 499 do keys[i] = "key" .. i end
measure("dict", dict, keys, 500, 5000)
