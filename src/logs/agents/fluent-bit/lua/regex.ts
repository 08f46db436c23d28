import { Piece } from '../../program/program';

/**
 * Regular expressions, which Lua has not: a pattern is a tree of tables (see `luaPattern`), from which a chain of functions is made that looks for a match
 * as Perl does, and takes the first that it finds, as RE2 would. Texts are UTF-8; a byte that is none counts as a character of its own.
 */
export const REGEX: { readonly [name: string]: Piece } = {
  compile: {
    calls: [],
    text: String.raw`
local S = ""
local STARTS, FROM, TO = {}, {}, {}

local function character(at)
  local a = S:byte(at)
  if not a then return nil end
  if a < 0xC2 or a > 0xF4 then return a, at + 1 end
  local b, c, d = S:byte(at + 1, at + 3)
  if not b or b < 0x80 or b > 0xBF then return a, at + 1 end
  if a < 0xE0 then return (a - 0xC0) * 64 + b - 0x80, at + 2 end
  if not c or c < 0x80 or c > 0xBF then return a, at + 1 end
  if a < 0xF0 then return ((a - 0xE0) * 64 + b - 0x80) * 64 + c - 0x80, at + 3 end
  if not d or d < 0x80 or d > 0xBF then return a, at + 1 end
  return (((a - 0xF0) * 64 + b - 0x80) * 64 + c - 0x80) * 64 + d - 0x80, at + 4
end

local function stepper(set)
  local ascii = {}
  local function within(code)
    for index = 1, #set, 2 do
      if code >= set[index] and code <= set[index + 1] then return not set.negated end
    end
    return set.negated or false
  end
  for code = 0, 127 do ascii[code] = within(code) end
  return function(at)
    local byte = S:byte(at)
    if not byte then return nil end
    if byte < 128 then return ascii[byte] and at + 1 or nil end
    local code, after = character(at)
    return within(code) and after or nil
  end
end

local function is_word(at)
  local byte = S:byte(at)
  return byte ~= nil and (byte == 95 or (byte >= 48 and byte <= 57) or (byte >= 65 and byte <= 90) or (byte >= 97 and byte <= 122))
end

local function at_boundary(at)
  return (at > 1 and is_word(at - 1)) ~= is_word(at)
end

local build

local function repeated_set(node, after)
  local step, min, max = stepper(node[2]), node.min, node.max or math.huge
  if node.lazy then
    return function(at)
      local count = 0
      while true do
        if count >= min then
          local found = after(at)
          if found then return found end
        end
        if count >= max then return nil end
        at = step(at)
        if not at then return nil end
        count = count + 1
      end
    end
  end
  return function(at)
    local places, count = {[0] = at}, 0
    while count < max do
      local next_at = step(places[count])
      if not next_at then break end
      count = count + 1
      places[count] = next_at
    end
    for taken = count, min, -1 do
      local found = after(places[taken])
      if found then return found end
    end
    return nil
  end
end

local function repeated(node, after)
  local min, max, count = node.min, node.max or math.huge, 0
  local loop
  local body = build(node[2], function(at) return loop(at) end)
  local function leave(at, taken)
    if taken < min then return nil end
    count = 0
    local found = after(at)
    count = taken
    return found
  end
  local function again(at, taken)
    if taken >= max then return nil end
    count = taken + 1
    local found = body(at)
    count = taken
    return found
  end
  loop = function(at)
    local taken = count
    if node.lazy then return leave(at, taken) or again(at, taken) end
    return again(at, taken) or leave(at, taken)
  end
  return function(at)
    local outer = count
    count = 0
    local found = loop(at)
    count = outer
    return found
  end
end

build = function(node, after)
  local kind = node[1]
  if kind == "set" then
    local step = stepper(node[2])
    return function(at)
      local next_at = step(at)
      return next_at and after(next_at)
    end
  elseif kind == "sequence" then
    for index = #node, 2, -1 do after = build(node[index], after) end
    return after
  elseif kind == "alternatives" then
    local ways = {}
    for index = 2, #node do ways[index - 1] = build(node[index], after) end
    return function(at)
      for _, way in ipairs(ways) do
        local found = way(at)
        if found then return found end
      end
      return nil
    end
  elseif kind == "repeat" then
    return (node[2][1] == "set" and repeated_set({nil, node[2][2], min = node.min, max = node.max, lazy = node.lazy}, after))
      or repeated(node, after)
  elseif kind == "group" then
    local name = node[2]
    local inner = build(node[3], function(at)
      local from, to = FROM[name], TO[name]
      FROM[name], TO[name] = STARTS[name], at
      local found = after(at)
      if not found then FROM[name], TO[name] = from, to end
      return found
    end)
    return function(at)
      local outer = STARTS[name]
      STARTS[name] = at
      local found = inner(at)
      STARTS[name] = outer
      return found
    end
  elseif kind == "begin" then
    return function(at) return at == 1 and after(at) or nil end
  elseif kind == "end" then
    return function(at) return at == #S + 1 and after(at) or nil end
  elseif kind == "wordBoundary" then
    return function(at) return at_boundary(at) and after(at) or nil end
  else
    return function(at) return not at_boundary(at) and after(at) or nil end
  end
end

local function compile(node)
  local anchored = node[1] == "sequence" and node[2] and node[2][1] == "begin"
  return {match = build(node, function(at) return at end), anchored = anchored}
end`,
  },
  find: {
    calls: ['compile'],
    text: String.raw`
local function search(pattern, text, from)
  S, FROM, TO = text, {}, {}
  local at = from
  while at <= #text + 1 do
    local after = pattern.match(at)
    if after then return at, after end
    if pattern.anchored then return nil end
    local _, next_at = character(at)
    at = next_at or at + 1
  end
  return nil
end

-- a text on which the search takes more than Lua can hold does not match
local function find(pattern, text, from)
  local done, at, after = pcall(search, pattern, text, from or 1)
  if done then return at, after end
  return nil
end`,
  },
  matches: {
    calls: ['find', 'value', 'text_of'],
    text: String.raw`
local function matches(e, path, pattern)
  local text = text_of(value(e, path))
  return text ~= nil and find(pattern, text) ~= nil
end`,
  },
  redacted: {
    calls: ['find', 'map'],
    text: String.raw`
local function replaced(text, pattern, replacement)
  local parts, done = {}, 1
  while true do
    local at, after = find(pattern, text, done)
    if not at then break end
    parts[#parts + 1] = text:sub(done, at - 1)
    parts[#parts + 1] = replacement
    done = after
  end
  if done == 1 then return text end
  parts[#parts + 1] = text:sub(done)
  return table.concat(parts)
end

local function redacted(value, patterns, replacement, depth)
  if type(value) == "string" then
    for _, pattern in ipairs(patterns) do value = replaced(value, pattern, replacement) end
    return value
  end
  if type(value) ~= "table" or depth >= 8 then return value end
  local result = setmetatable({}, getmetatable(value))
  for key, each in pairs(value) do result[key] = redacted(each, patterns, replacement, depth + 1) end
  return result
end`,
  },
  redact: {
    calls: ['redacted', 'value', 'put'],
    text: String.raw`
local function redact(e, path, patterns, replacement)
  local found = value(e, path)
  if found ~= nil then put(e, path, redacted(found, patterns, replacement, 0)) end
end`,
  },
};
