import { SEVERITY_OF } from '../../../simulator/severities';
import { Piece } from '../../program/program';

const severities = [...SEVERITY_OF].map(([word, severity]) => `["${word}"] = "${severity}"`).join(', ');

/** Parsing of texts: JSON, logfmt, times and severities. */
export const PARSERS: { readonly [name: string]: Piece } = {
  parsed: {
    calls: ['put'],
    text: String.raw`
local function parsed(e, fields)
  if not fields then return false end
  if not map(e.record.parsed) then e.record.parsed = setmetatable({}, MAP) end
  for key, each in pairs(fields) do e.record.parsed[key] = each end
  return true
end`,
  },
  json_decode: {
    calls: ['map'],
    text: String.raw`
local ESCAPES = {['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t"}
local JSON

local function utf8(code)
  if code < 0x80 then return string.char(code) end
  local char, floor = string.char, math.floor
  if code < 0x800 then return char(0xC0 + floor(code / 64), 0x80 + code % 64) end
  if code < 0x10000 then return char(0xE0 + floor(code / 4096), 0x80 + floor(code / 64) % 64, 0x80 + code % 64) end
  return char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64, 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
end

local function blank(at)
  return JSON:find("[^ \t\r\n]", at) or #JSON + 1
end

local function json_unit(at)
  local digits = JSON:match("^%x%x%x%x", at)
  return digits and tonumber(digits, 16) or error("json")
end

local function json_text(at)
  local parts = {}
  while true do
    local stop = JSON:find('["\\%c]', at)
    if not stop then error("json") end
    parts[#parts + 1] = JSON:sub(at, stop - 1)
    local sign = JSON:sub(stop, stop)
    if sign == '"' then return table.concat(parts), stop + 1 end
    if sign == "\\" then
      local letter = JSON:sub(stop + 1, stop + 1)
      if letter == "u" then
        local code, after = json_unit(stop + 2), stop + 6
        if code >= 0xD800 and code < 0xDC00 and JSON:sub(after, after + 1) == "\\u" then
          local low = json_unit(after + 2)
          if low >= 0xDC00 and low < 0xE000 then
            code, after = 0x10000 + (code - 0xD800) * 1024 + low - 0xDC00, after + 6
          end
        end
        parts[#parts + 1] = utf8((code >= 0xD800 and code < 0xE000) and 0xFFFD or code)
        at = after
      else
        parts[#parts + 1] = ESCAPES[letter] or error("json")
        at = stop + 2
      end
    elseif sign == "\127" then
      parts[#parts + 1] = sign
      at = stop + 1
    else
      error("json")
    end
  end
end

local json_value

local function json_members(at, depth)
  local result = setmetatable({}, MAP)
  at = blank(at + 1)
  if JSON:byte(at) == 125 then return result, at + 1 end
  while true do
    if JSON:byte(at) ~= 34 then error("json") end
    local key, value
    key, at = json_text(at + 1)
    at = blank(at)
    if JSON:byte(at) ~= 58 then error("json") end
    value, at = json_value(blank(at + 1), depth)
    result[key] = value
    at = blank(at)
    if JSON:byte(at) == 125 then return result, at + 1 end
    if JSON:byte(at) ~= 44 then error("json") end
    at = blank(at + 1)
  end
end

local function json_items(at, depth)
  local result, count = setmetatable({}, LIST), 0
  at = blank(at + 1)
  if JSON:byte(at) == 93 then return result, at + 1 end
  while true do
    count = count + 1
    result[count], at = json_value(at, depth)
    at = blank(at)
    if JSON:byte(at) == 93 then return result, at + 1 end
    if JSON:byte(at) ~= 44 then error("json") end
    at = blank(at + 1)
  end
end

json_value = function(at, depth)
  if depth > 64 then error("json") end
  local byte = JSON:byte(at)
  if byte == 123 then return json_members(at, depth + 1) end
  if byte == 91 then return json_items(at, depth + 1) end
  if byte == 34 then return json_text(at + 1) end
  if JSON:sub(at, at + 3) == "true" then return true, at + 4 end
  if JSON:sub(at, at + 4) == "false" then return false, at + 5 end
  if JSON:sub(at, at + 3) == "null" then return flb_null, at + 4 end
  local digits = JSON:match("^%-?%d+%.?%d*[eE]?[+-]?%d*", at) or error("json")
  local whole, fraction, power = digits:match("^%-?(%d+)(%.?%d*)(.*)$")
  if (#whole > 1 and whole:sub(1, 1) == "0") or fraction == "." or (power ~= "" and not power:match("^[eE][+-]?%d+$")) then
    error("json")
  end
  return tonumber(digits), at + #digits
end

local function json_decode(text)
  JSON = text
  local at = blank(1)
  if JSON:byte(at) ~= 123 then return nil end
  local done, value, after = pcall(json_value, at, 0)
  if done and blank(after) == #JSON + 1 then return value end
  return nil
end`,
  },
  parse_json: {
    calls: ['json_decode', 'parsed', 'value', 'text_of'],
    text: String.raw`
local function parse_json(e, path)
  local text = text_of(value(e, path))
  return text ~= nil and parsed(e, json_decode(text))
end`,
  },
  parse_logfmt: {
    calls: ['parsed', 'value', 'text_of'],
    text: String.raw`
local LINE_ESCAPES = {n = "\n", r = "\r", t = "\t"}

local function logfmt(text)
  local fields, some, at = setmetatable({}, MAP), false, 1
  while at <= #text do
    local blank_end = text:match("^[ \t]+()", at)
    local key, after = text:match('^([^ \t="]+)()', at)
    if blank_end then
      at = blank_end
    elseif not key then
      return nil
    elseif text:sub(after, after) ~= "=" then
      at = after
    else
      at = after + 1
      if text:sub(at, at) == '"' then
        local parts = {}
        at = at + 1
        while true do
          local plain, stop = text:match('^([^"\\]*)()', at)
          parts[#parts + 1] = plain
          local sign = text:sub(stop, stop)
          if sign == "" then return nil end
          at = stop + 1
          if sign == '"' then break end
          local letter = text:match("^[%z\1-\127\194-\244][\128-\191]*", at)
          if not letter then return nil end
          parts[#parts + 1] = LINE_ESCAPES[letter] or letter
          at = at + #letter
        end
        fields[key] = table.concat(parts)
      else
        fields[key], at = text:match('^([^ \t"]*)()', at)
      end
      some = true
      if at <= #text and not text:find("^[ \t]", at) then return nil end
    end
  end
  return some and fields or nil
end

local function parse_logfmt(e, path)
  local text = text_of(value(e, path))
  return text ~= nil and parsed(e, logfmt(text))
end`,
  },
  parse_regex: {
    calls: ['find', 'parsed', 'value', 'text_of'],
    text: String.raw`
local function parse_regex(e, path, pattern)
  local text = text_of(value(e, path))
  if text == nil or not find(pattern, text) then return false end
  local fields = {}
  for name, from in pairs(FROM) do fields[name] = text:sub(from, TO[name] - 1) end
  return parsed(e, fields)
end`,
  },
  time_rfc3339: {
    calls: ['value'],
    text: String.raw`
local MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

local function nanoseconds(digits)
  return tonumber((digits .. "000000000"):sub(1, 9))
end

local function time_rfc3339(e, path)
  local text = value(e, path)
  if type(text) ~= "string" then return end
  local year, month, day, hour, minute, second, rest =
    text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)[Tt ](%d%d):(%d%d):(%d%d)(.*)$")
  if not year then return end
  local fraction, zone = rest:match("^%.(%d+)(.+)$")
  if not fraction then fraction, zone = "", rest end
  local sign, hours, minutes = zone:match("^([+-])(%d%d):(%d%d)$")
  if #fraction > 9 or not (sign or zone == "Z" or zone == "z") then return end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  hour, minute, second = tonumber(hour), tonumber(minute), tonumber(second)
  local leap = (year % 4 == 0 and year % 100 ~= 0) or year % 400 == 0
  if year < 1970 or month < 1 or month > 12 or day < 1 or hour > 23 or minute > 59 or second > 59 then return end
  if day > MONTHS[month] + ((leap and month == 2) and 1 or 0) then return end
  local before = year - 1
  local days = before * 365 + math.floor(before / 4) - math.floor(before / 100) + math.floor(before / 400) - 719162
  for index = 1, month - 1 do days = days + MONTHS[index] end
  if leap and month > 2 then days = days + 1 end
  local seconds = (days + day - 1) * 86400 + hour * 3600 + minute * 60 + second
  if sign then
    local offset = tonumber(hours) * 3600 + tonumber(minutes) * 60
    seconds = sign == "-" and seconds + offset or seconds - offset
  end
  if seconds < 0 then return end
  e.sec, e.nsec = seconds, nanoseconds(fraction)
end`,
  },
  time_unix: {
    calls: ['value'],
    text: String.raw`
local function time_of_number(e, number, unit)
  local time = number / unit
  if not (time >= 0 and time < 1e11) then return end
  local seconds = math.floor(time)
  local micros = math.floor((time - seconds) * 1e6 + 0.5)
  if micros == 1e6 then seconds, micros = seconds + 1, 0 end
  e.sec, e.nsec = seconds, micros * 1000
end

local function time_unix(e, path)
  local time = value(e, path)
  if type(time) == "number" then return time_of_number(e, time, 1) end
  if type(time) ~= "string" then return end
  local whole, fraction = time:match("^(%d+)%.?(%d*)$")
  if not whole or #whole > 11 or #fraction > 9 or time:sub(-1) == "." then return end
  e.sec, e.nsec = tonumber(whole), tonumber((fraction .. "000000000"):sub(1, 9))
end

local function time_of_digits(e, path, digits, most)
  local time = value(e, path)
  if type(time) == "number" then return time_of_number(e, time, 10 ^ digits) end
  if type(time) ~= "string" or not time:match("^%d+$") or #time > most then return end
  time = string.rep("0", digits + 1 - #time) .. time
  e.sec, e.nsec = tonumber(time:sub(1, -digits - 1)), tonumber((time:sub(-digits) .. "000000000"):sub(1, 9))
end`,
  },
  time_unix_milliseconds: {
    calls: ['time_unix'],
    text: String.raw`
local function time_unix_milliseconds(e, path)
  time_of_digits(e, path, 3, 14)
end`,
  },
  time_unix_nanoseconds: {
    calls: ['time_unix'],
    text: String.raw`
local function time_unix_nanoseconds(e, path)
  time_of_digits(e, path, 9, 19)
end`,
  },
  severity: {
    calls: ['value', 'text_of'],
    text: String.raw`
local SEVERITIES = {${severities}}
local function severity(e, path)
  e.record.severity = SEVERITIES[(text_of(value(e, path)) or ""):lower()] or e.record.severity
end`,
  },
};
