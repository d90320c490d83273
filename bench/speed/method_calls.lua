-- Methods found in a class, in its base and in its subclass; fields updated.
local Toggle = {}
Toggle.__index = Toggle

function Toggle.new(state)
  return setmetatable({state = state}, Toggle)
end

function Toggle:value()
  return self.state
end

function Toggle:activate()
  self.state = not self.state
  return self
end

local NthToggle = setmetatable({}, {__index = Toggle})
NthToggle.__index = NthToggle

function NthToggle.new(state, limit)
  return setmetatable({state = state, limit = limit, counter = 0}, NthToggle)
end

function NthToggle:activate()
  self.counter = self.counter + 1
  if self.counter >= self.limit then
    self.state = not self.state
    self.counter = 0
  end
  return self
end

local Account = {}
Account.__index = Account

function Account.new()
  return setmetatable({balance = 0}, Account)
end

function Account:deposit(amount)
  self.balance = self.balance + amount
end

function Account:withdraw(amount)
  if self:can_pay(amount) then
    self.balance = self.balance - amount
  end
end

function Account:can_pay(amount)
  return self.balance >= amount
end

local rounds = tonumber(arg[1]) or 1200000
local toggle = Toggle.new(true)
local nth = NthToggle.new(true, 3)
local account = Account.new()
local on = 0
for i = 0, rounds - 1 do
  if toggle:activate():value() then
    on = on + 1
  end
  if nth:activate():value() then
    on = on + 2
  end
  account:deposit(i & 15)
  account:withdraw(9)
end
print(on .. " " .. account.balance)
