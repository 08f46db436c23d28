import { SEVERITY_OF } from '../../../simulator/severities';
import { Piece } from '../../program/program';

const severities = JSON.stringify(Object.fromEntries(SEVERITY_OF));

/** Functions that the statements of a program call, in the fifth edition of ECMAScript. */
export const RUNTIME: { readonly [name: string]: Piece } = {
  is_map: {
    calls: [],
    text: String.raw`
function has(map, key) {
  return Object.prototype.hasOwnProperty.call(map, key);
}

function is_map(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}`,
  },
  value: {
    calls: ['is_map'],
    text: String.raw`
function value(e, path) {
  var here = e.record;
  for (var i = 0; i < path.length; i++) here = is_map(here) && has(here, path[i]) ? here[path[i]] : null;
  return here === undefined ? null : here;
}`,
  },
  text_of: {
    calls: [],
    text: String.raw`
function text_of(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Math.abs(value) < 9007199254740992 && Math.floor(value) === value) return value.toFixed(0);
  return null;
}`,
  },
  put: {
    calls: ['is_map'],
    text: String.raw`
function put(e, path, value) {
  var here = e.record;
  for (var i = 0; i < path.length - 1; i++) {
    if (!has(here, path[i]) || !is_map(here[path[i]])) here[path[i]] = {};
    here = here[path[i]];
  }
  here[path[path.length - 1]] = value;
}`,
  },
  exists: {
    calls: ['value'],
    text: String.raw`
function exists(e, path) {
  return value(e, path) !== null;
}`,
  },
  one_of: {
    calls: ['value', 'text_of'],
    text: String.raw`
function one_of(e, path, texts) {
  return texts.indexOf(text_of(value(e, path))) >= 0;
}`,
  },
  matches: {
    calls: ['value', 'text_of'],
    text: String.raw`
function matches(e, path, sought) {
  var text = text_of(value(e, path));
  return text !== null && sought.expression.test(text);
}`,
  },
  number: {
    calls: ['value'],
    text: String.raw`
function number(e, path, greater_than, at_least, less_than, at_most) {
  var n = value(e, path);
  if (typeof n === 'string') n = /^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$/.test(n) ? Number(n) : null;
  return typeof n === 'number' && (greater_than === null || n > greater_than) && (at_least === null || n >= at_least) &&
    (less_than === null || n < less_than) && (at_most === null || n <= at_most);
}`,
  },
  copy: {
    calls: ['value', 'put'],
    text: String.raw`
function copy(e, from, to) {
  var found = value(e, from);
  if (found !== null) put(e, to, JSON.parse(JSON.stringify(found)));
}`,
  },
  remove: {
    calls: ['value', 'is_map'],
    text: String.raw`
function remove(e, path) {
  var parent = value(e, path.slice(0, -1));
  if (is_map(parent)) delete parent[path[path.length - 1]];
}`,
  },
  move: {
    calls: ['value', 'remove', 'put'],
    text: String.raw`
function move(e, from, to) {
  var found = value(e, from);
  if (found === null) return;
  remove(e, from);
  put(e, to, found);
}`,
  },
  truncate: {
    calls: ['value', 'put'],
    text: String.raw`
function truncate(e, path, characters) {
  var text = value(e, path);
  if (typeof text !== 'string') return;
  var end = 0;
  for (var i = 0; i < characters && end < text.length; i++) {
    end += /^[\ud800-\udbff][\udc00-\udfff]/.test(text.substr(end, 2)) ? 2 : 1;
  }
  put(e, path, text.substr(0, end));
}`,
  },
  dedot: {
    calls: ['value', 'put', 'is_map'],
    text: String.raw`
function dedotted(value, separator) {
  if (Array.isArray(value)) return value.map(function (each) { return dedotted(each, separator); });
  if (!is_map(value)) return value;
  var result = {};
  Object.keys(value).sort().forEach(function (key) {
    var name = key.split('.').join(separator);
    if (!has(result, name)) result[name] = dedotted(value[key], separator);
  });
  return result;
}

function dedot(e, path, separator) {
  var found = value(e, path);
  if (found !== null) put(e, path, dedotted(found, separator));
}`,
  },
  redact: {
    calls: ['value', 'put'],
    text: String.raw`
function redacted(value, patterns, replacement, depth) {
  if (typeof value === 'string') {
    return patterns.reduce(function (text, sought) {
      return text.replace(new RegExp(sought.expression.source, 'g'), function () { return replacement; });
    }, value);
  }
  if (typeof value !== 'object' || value === null || depth >= 8) return value;
  if (Array.isArray(value)) return value.map(function (each) { return redacted(each, patterns, replacement, depth + 1); });
  var result = {};
  Object.keys(value).forEach(function (key) { result[key] = redacted(value[key], patterns, replacement, depth + 1); });
  return result;
}

function redact(e, path, patterns, replacement) {
  var found = value(e, path);
  if (found !== null) put(e, path, redacted(found, patterns, replacement, 0));
}`,
  },
  sampled: {
    calls: [],
    text: String.raw`
function sampled(one_in) {
  return Math.random() * one_in < 1;
}`,
  },
  parsed: {
    calls: ['is_map'],
    text: String.raw`
function parsed(e, fields) {
  if (fields === null) return false;
  if (!is_map(e.record.parsed)) e.record.parsed = {};
  for (var key in fields) e.record.parsed[key] = fields[key];
  return true;
}`,
  },
  parse_json: {
    calls: ['value', 'text_of', 'parsed', 'is_map'],
    text: String.raw`
function depth(value) {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.keys(value).reduce(function (most, key) { return Math.max(most, depth(value[key])); }, 0);
}

function parse_json(e, path) {
  var text = text_of(value(e, path));
  if (text === null) return false;
  var fields;
  try { fields = JSON.parse(text); } catch (error) { return false; }
  return parsed(e, is_map(fields) && depth(fields) <= 64 ? fields : null);
}`,
  },
  parse_logfmt: {
    calls: ['value', 'text_of', 'parsed'],
    text: String.raw`
var LINE_ESCAPES = { n: '\n', r: '\r', t: '\t' };
function logfmt(text) {
  var fields = {};
  var rest = text;
  var any = false;
  while (rest) {
    var found = /^[ \t]+/.exec(rest) || /^[^ \t="]+/.exec(rest);
    if (!found) return null;
    rest = rest.substr(found[0].length);
    if (/^[ \t]/.test(found[0]) || rest.charAt(0) !== '=') continue;
    var given = /^="((?:[^"\\]|\\[\s\S])*)"/.exec(rest) || (rest.charAt(1) === '"' ? null : /^=[^ \t"]*/.exec(rest));
    if (!given) return null;
    rest = rest.substr(given[0].length);
    if (rest && !/^[ \t]/.test(rest)) return null;
    fields[found[0]] = given.length < 2 ? given[0].substr(1) : given[1].replace(/\\([\s\S])/g, function (_, letter) {
      return LINE_ESCAPES[letter] || letter;
    });
    any = true;
  }
  return any ? fields : null;
}

function parse_logfmt(e, path) {
  var text = text_of(value(e, path));
  return text !== null && parsed(e, logfmt(text));
}`,
  },
  parse_regex: {
    calls: ['value', 'text_of', 'parsed'],
    text: String.raw`
function parse_regex(e, path, sought) {
  var text = text_of(value(e, path));
  var found = text === null ? null : sought.expression.exec(text);
  if (!found) return false;
  var fields = {};
  sought.groups.forEach(function (name, index) {
    if (found[index + 1] !== undefined) fields[name] = found[index + 1];
  });
  return parsed(e, fields);
}`,
  },
  time_rfc3339: {
    calls: ['value'],
    text: String.raw`
function time_rfc3339(e, path) {
  var text = value(e, path);
  var found = typeof text === 'string' &&
    /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!found) return;
  var date = Date.UTC(found[1], found[2] - 1, found[3]);
  var is_date = found[1] >= 1970 && new Date(date).getUTCMonth() === found[2] - 1 && found[3] >= 1;
  if (!is_date || found[4] > 23 || found[5] > 59 || found[6] > 59) return;
  var offset = found[8] ? (found[8] === '-' ? 1 : -1) * (found[9] * 60 + Number(found[10])) * 60 : 0;
  var seconds = date / 1000 + found[4] * 3600 + found[5] * 60 + Number(found[6]) + offset;
  if (seconds >= 0) e.time = new Date(seconds * 1000 + Number(((found[7] || '') + '000').substr(0, 3)));
}`,
  },
  time_unix: {
    calls: ['value'],
    text: String.raw`
function time_in(e, path, unit, text) {
  var time = value(e, path);
  if (typeof time === 'string') time = text.test(time) ? Number(time) : null;
  // a time to the millisecond, as Filebeat keeps it
  if (typeof time === 'number' && time >= 0 && time / unit < 1e11) e.time = new Date(Math.floor(time / unit * 1e3 + 1e-4));
}

function time_unix(e, path) {
  time_in(e, path, 1, /^\d{1,11}(?:\.\d{1,9})?$/);
}`,
  },
  time_unix_milliseconds: {
    calls: ['time_unix'],
    text: String.raw`
function time_unix_milliseconds(e, path) {
  time_in(e, path, 1e3, /^\d{1,14}$/);
}`,
  },
  time_unix_nanoseconds: {
    calls: ['time_unix'],
    text: String.raw`
function time_unix_nanoseconds(e, path) {
  time_in(e, path, 1e9, /^\d{1,19}$/);
}`,
  },
  severity: {
    calls: ['value', 'text_of'],
    text: String.raw`
var SEVERITIES = ${severities};
function severity(e, path) {
  var word = (text_of(value(e, path)) || '').replace(/[A-Z]/g, function (letter) { return letter.toLowerCase(); });
  if (Object.prototype.hasOwnProperty.call(SEVERITIES, word)) e.record.severity = SEVERITIES[word];
}`,
  },
};
