import { SEVERITY_OF } from '../../../simulator/severities';
import { Piece } from '../../program/program';

const severities = [...SEVERITY_OF].map(([word, severity]) => `'${word}' => '${severity}'`).join(', ');

/** Functions that the statements of a program call. Objects within a record may belong to other records too, so writing copies them. */
export const RUNTIME: { readonly [name: string]: Piece } = {
  value: {
    calls: [],
    text: String.raw`
def value(e, path)
  path.inject(e.record) { |here, key| here.is_a?(Hash) ? here[key] : nil }
end`,
  },
  text_of: {
    calls: [],
    text: String.raw`
def text_of(value)
  case value
  when String then value
  when true, false then value.to_s
  when Integer then value.abs < 2**53 ? value.to_s : nil
  when Float then value.finite? && value == value.floor && value.abs < 2**53 ? value.to_i.to_s : nil
  end
end`,
  },
  put: {
    calls: [],
    text: String.raw`
def put(e, path, new)
  here = e.record
  path[0..-2].each do |key|
    here[key] = here[key].is_a?(Hash) ? here[key].dup : {}
    here = here[key]
  end
  here[path.last] = new
end`,
  },
  exists: {
    calls: ['value'],
    text: String.raw`
def exists(e, path)
  !value(e, path).nil?
end`,
  },
  one_of: {
    calls: ['value', 'text_of'],
    text: String.raw`
def one_of(e, path, texts)
  texts.include?(text_of(value(e, path)))
end`,
  },
  matches: {
    calls: ['value', 'text_of'],
    text: String.raw`
def matches(e, path, pattern)
  text = text_of(value(e, path))
  !text.nil? && pattern.match?(text)
end`,
  },
  number: {
    calls: ['value'],
    text: String.raw`
def number(e, path, greater_than, at_least, less_than, at_most)
  n = value(e, path)
  n = n.match?(/\A-?\d{1,15}(?:\.\d{1,15})?\z/) ? n.to_f : nil if n.is_a?(String)
  n.is_a?(Numeric) && (greater_than.nil? || n > greater_than) && (at_least.nil? || n >= at_least) &&
    (less_than.nil? || n < less_than) && (at_most.nil? || n <= at_most)
end`,
  },
  copy: {
    calls: ['value', 'put'],
    text: String.raw`
def copy(e, from, to)
  found = value(e, from)
  put(e, to, Marshal.load(Marshal.dump(found))) unless found.nil?
end`,
  },
  remove: {
    calls: ['value', 'put'],
    text: String.raw`
def remove(e, path)
  return e.record.delete(path.first) if path.size == 1
  parent = value(e, path[0..-2])
  put(e, path[0..-2], parent.reject { |key, _| key == path.last }) if parent.is_a?(Hash)
end`,
  },
  move: {
    calls: ['value', 'remove', 'put'],
    text: String.raw`
def move(e, from, to)
  found = value(e, from)
  return if found.nil?
  remove(e, from)
  put(e, to, found)
end`,
  },
  truncate: {
    calls: ['value', 'put'],
    text: String.raw`
def truncate(e, path, characters)
  text = value(e, path)
  put(e, path, text[0, characters]) if text.is_a?(String)
end`,
  },
  dedot: {
    calls: ['value', 'put'],
    text: String.raw`
def dedotted(value, separator)
  case value
  when Array then value.map { |each| dedotted(each, separator) }
  when Hash
    value.sort.each_with_object({}) do |(key, each), result|
      name = key.gsub('.', separator)
      result[name] = dedotted(each, separator) unless result.key?(name)
    end
  else value
  end
end

def dedot(e, path, separator)
  found = value(e, path)
  put(e, path, dedotted(found, separator)) unless found.nil?
end`,
  },
  redact: {
    calls: ['value', 'put'],
    text: String.raw`
def redacted(value, patterns, replacement, depth)
  case value
  when String then patterns.inject(value) { |text, pattern| text.gsub(pattern) { replacement } }
  when Array then depth < 8 ? value.map { |each| redacted(each, patterns, replacement, depth + 1) } : value
  when Hash then depth < 8 ? value.transform_values { |each| redacted(each, patterns, replacement, depth + 1) } : value
  else value
  end
end

def redact(e, path, patterns, replacement)
  found = value(e, path)
  put(e, path, redacted(found, patterns, replacement, 0)) unless found.nil?
end`,
  },
  sampled: {
    calls: [],
    text: String.raw`
def sampled(one_in)
  rand(one_in).zero?
end`,
  },
  within_rate: {
    calls: ['value', 'text_of'],
    text: String.raw`
WINDOWS = {}
LOCK = Mutex.new
def within_rate(e, limit, records, seconds, by)
  window = Time.now.to_i / seconds
  key = by ? text_of(value(e, by)) : nil
  LOCK.synchronize do
    WINDOWS[limit] = [window, Hash.new(0)] unless WINDOWS[limit] && WINDOWS[limit].first == window
    (WINDOWS[limit].last[key] += 1) <= records
  end
end`,
  },
  parsed: {
    calls: [],
    text: String.raw`
def parsed(e, fields)
  return false unless fields
  before = e.record['parsed']
  e.record['parsed'] = before.is_a?(Hash) ? before.merge(fields) : fields
  true
end`,
  },
  parse_json: {
    calls: ['value', 'text_of', 'parsed'],
    text: String.raw`
def parse_json(e, path)
  text = text_of(value(e, path))
  # the parser takes any letter behind a backslash
  return false unless text && text.match?(/\A[ \t\r\n]*\{(?:[^\\]|\\["\\\/bfnrt]|\\u\h{4})*\z/)
  fields = JSON.parse(text, max_nesting: 64, create_additions: false)
  parsed(e, fields.is_a?(Hash) ? fields : nil)
rescue JSON::ParserError
  false
end`,
  },
  parse_logfmt: {
    calls: ['value', 'text_of', 'parsed'],
    text: String.raw`
LINE_ESCAPES = { 'n' => "\n", 'r' => "\r", 't' => "\t" }.freeze
def logfmt(text)
  fields = {}
  scanner = StringScanner.new(text)
  until scanner.eos?
    next if scanner.skip(/[ \t]+/)
    key = scanner.scan(/[^ \t="]+/)
    return nil unless key
    next unless scanner.skip(/=/)
    if scanner.peek(1) == '"'
      quoted = scanner.scan(/"(?:[^"\\]|\\(?m:.))*"/)
      return nil unless quoted
      fields[key] = quoted[1..-2].gsub(/\\((?m:.))/) { LINE_ESCAPES[$1] || $1 }
    else
      fields[key] = scanner.scan(/[^ \t"]*/)
    end
    return nil unless scanner.eos? || scanner.check(/[ \t]/)
  end
  fields.empty? ? nil : fields
end

def parse_logfmt(e, path)
  text = text_of(value(e, path))
  !text.nil? && parsed(e, logfmt(text))
end`,
  },
  parse_regex: {
    calls: ['value', 'text_of', 'parsed'],
    text: String.raw`
def parse_regex(e, path, pattern)
  text = text_of(value(e, path))
  found = text && pattern.match(text)
  parsed(e, found && found.named_captures.compact)
end`,
  },
  time_rfc3339: {
    calls: ['value'],
    text: String.raw`
RFC3339 = /\A(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))\z/
def time_rfc3339(e, path)
  text = value(e, path)
  found = text.is_a?(String) && RFC3339.match(text)
  return unless found
  year, month, day, hour, minute, second = found[1..6].map(&:to_i)
  return if year < 1970 || !Date.valid_date?(year, month, day) || day < 1 || hour > 23 || minute > 59 || second > 59
  offset = found[8] ? (found[8] == '-' ? 1 : -1) * (found[9].to_i * 3600 + found[10].to_i * 60) : 0
  seconds = Time.utc(year, month, day, hour, minute, second).to_i + offset
  e.time = Fluent::EventTime.new(seconds, (found[7] || '').ljust(9, '0').to_i) if seconds >= 0
end`,
  },
  time_unix: {
    calls: ['value'],
    text: String.raw`
def time_of_number(e, number, unit)
  time = number.to_f / unit
  return unless time >= 0 && time < 1e11
  seconds = time.floor
  micros = ((time - seconds) * 1e6 + 0.5).floor
  seconds, micros = seconds + 1, 0 if micros == 1_000_000
  e.time = Fluent::EventTime.new(seconds, micros * 1000)
end

def time_unix(e, path)
  time = value(e, path)
  return time_of_number(e, time, 1.0) if time.is_a?(Numeric)
  found = time.is_a?(String) && /\A(\d{1,11})(?:\.(\d{1,9}))?\z/.match(time)
  e.time = Fluent::EventTime.new(found[1].to_i, (found[2] || '').ljust(9, '0').to_i) if found
end

def time_of_digits(e, path, digits, most)
  time = value(e, path)
  return time_of_number(e, time, (10**digits).to_f) if time.is_a?(Numeric)
  return unless time.is_a?(String) && time.match?(/\A\d+\z/) && time.size <= most
  time = time.rjust(digits + 1, '0')
  e.time = Fluent::EventTime.new(time[0...-digits].to_i, time[-digits..-1].ljust(9, '0').to_i)
end`,
  },
  time_unix_milliseconds: {
    calls: ['time_unix'],
    text: String.raw`
def time_unix_milliseconds(e, path)
  time_of_digits(e, path, 3, 14)
end`,
  },
  time_unix_nanoseconds: {
    calls: ['time_unix'],
    text: String.raw`
def time_unix_nanoseconds(e, path)
  time_of_digits(e, path, 9, 19)
end`,
  },
  severity: {
    calls: ['value', 'text_of'],
    text: String.raw`
SEVERITIES = { ${severities} }.freeze
def severity(e, path)
  found = SEVERITIES[(text_of(value(e, path)) || '').downcase(:ascii)]
  e.record['severity'] = found if found
end`,
  },
};
