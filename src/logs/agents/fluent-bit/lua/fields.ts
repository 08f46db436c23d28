import { Piece } from '../../program/program';

/** Reading and writing fields. Tables keep whether they are lists in their metatable, as Fluent Bit reads it. */
export const FIELDS: { readonly [name: string]: Piece } = {
  map: {
    calls: [],
    text: String.raw`
local MAP, LIST = {type = 2}, {type = 1}
local function map(value)
  return type(value) == "table" and (getmetatable(value) or MAP).type ~= 1
end`,
  },
  value: {
    calls: ['map'],
    text: String.raw`
local function value(e, path)
  local here = e.record
  for _, key in ipairs(path) do
    if not map(here) then return nil end
    here = here[key]
  end
  if here == flb_null then return nil end
  return here
end`,
  },
  text_of: {
    calls: [],
    text: String.raw`
local function text_of(value)
  local kind = type(value)
  if kind == "string" then return value end
  if kind == "boolean" then return tostring(value) end
  if kind == "number" and value == math.floor(value) and math.abs(value) < 2^53 then return string.format("%d", value) end
  return nil
end`,
  },
  put: {
    calls: ['map'],
    text: String.raw`
local function put(e, path, new)
  local here = e.record
  for index = 1, #path - 1 do
    local inner = here[path[index]]
    if not map(inner) then
      inner = setmetatable({}, MAP)
      here[path[index]] = inner
    end
    here = inner
  end
  here[path[#path]] = new
end`,
  },
  exists: {
    calls: ['value'],
    text: String.raw`
local function exists(e, path)
  return value(e, path) ~= nil
end`,
  },
  one_of: {
    calls: ['value', 'text_of'],
    text: String.raw`
local function one_of(e, path, texts)
  local text = text_of(value(e, path))
  for _, one in ipairs(texts) do
    if one == text then return true end
  end
  return false
end`,
  },
  number_of: {
    calls: [],
    text: String.raw`
local function number_of(value)
  if type(value) == "number" then return value end
  if type(value) ~= "string" then return nil end
  local whole, fraction = value:match("^%-?(%d+)%.?(%d*)$")
  if not whole or #whole > 15 or #fraction > 15 or value:sub(-1) == "." then return nil end
  return tonumber(value)
end`,
  },
  number: {
    calls: ['value', 'number_of'],
    text: String.raw`
local function number(e, path, greater_than, at_least, less_than, at_most)
  local n = number_of(value(e, path))
  return n ~= nil and (not greater_than or n > greater_than) and (not at_least or n >= at_least)
    and (not less_than or n < less_than) and (not at_most or n <= at_most)
end`,
  },
  copied: {
    calls: [],
    text: String.raw`
local function copied(value)
  if type(value) ~= "table" then return value end
  local result = setmetatable({}, getmetatable(value))
  for key, each in pairs(value) do result[key] = copied(each) end
  return result
end`,
  },
  copy: {
    calls: ['value', 'copied', 'put'],
    text: String.raw`
local function copy(e, from, to)
  local found = value(e, from)
  if found ~= nil then put(e, to, copied(found)) end
end`,
  },
  remove: {
    calls: ['map'],
    text: String.raw`
local function remove(e, path)
  local here = e.record
  for index = 1, #path - 1 do
    here = here[path[index]]
    if not map(here) then return end
  end
  here[path[#path]] = nil
end`,
  },
  move: {
    calls: ['value', 'remove', 'put'],
    text: String.raw`
local function move(e, from, to)
  local found = value(e, from)
  if found == nil then return end
  remove(e, from)
  put(e, to, found)
end`,
  },
  truncate: {
    calls: ['value', 'put'],
    text: String.raw`
local function truncate(e, path, characters)
  local text = value(e, path)
  if type(text) ~= "string" or #text <= characters then return end
  local count = 0
  for at = 1, #text do
    local byte = text:byte(at)
    if byte < 128 or byte >= 192 then
      count = count + 1
      if count > characters then
        put(e, path, text:sub(1, at - 1))
        return
      end
    end
  end
end`,
  },
  dedotted: {
    calls: ['map'],
    text: String.raw`
local function dedotted(value, separator)
  if type(value) ~= "table" then return value end
  local result = setmetatable({}, getmetatable(value))
  if not map(value) then
    for index, each in pairs(value) do result[index] = dedotted(each, separator) end
    return result
  end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys)
  for _, key in ipairs(keys) do
    local name = key:gsub("%.", separator)
    if result[name] == nil then result[name] = dedotted(value[key], separator) end
  end
  return result
end`,
  },
  dedot: {
    calls: ['value', 'dedotted', 'put'],
    text: String.raw`
local function dedot(e, path, separator)
  local found = value(e, path)
  if found ~= nil then put(e, path, dedotted(found, separator)) end
end`,
  },
  sampled: {
    calls: [],
    text: String.raw`
math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)") or "1", 16) % 100000)
local function sampled(one_in)
  return math.random(one_in) == 1
end`,
  },
  within_rate: {
    calls: ['value', 'text_of'],
    text: String.raw`
local windows = {}
local function within_rate(e, limit, records, seconds, by)
  local window = math.floor(os.time() / seconds)
  if not windows[limit] or windows[limit].number ~= window then windows[limit] = {number = window, counts = {}} end
  local counts = windows[limit].counts
  local key = by and text_of(value(e, by)) or ""
  counts[key] = (counts[key] or 0) + 1
  return counts[key] <= records
end`,
  },
};
