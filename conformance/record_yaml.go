package main

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

func init() { recordings["yaml"] = recordYAML }

// A yamlRecord is what kubectl finds in a file: documents as JSON texts up to the first that it cannot read.
type yamlRecord struct {
	In        string   `json:"in,omitempty"`
	Base64    []byte   `json:"base64,omitempty"`
	Documents []string `json:"documents,omitempty"`
	Err       bool     `json:"err,omitempty"`
	// How many keys stand twice, where all of the file is YAML that can be read.
	Repeated int `json:"repeated,omitempty"`
}

var (
	yamlScalars = strings.Fields(`
		yes no on off y n Y N Yes NO true True TRUE tRUE yEs false Off OFF oFF ~ null Null NULL nULL nil None t f
		0 -0 00 01 07 08 09 018 0777 0644 0o17 0O17 0o8 0_7 1_000 _1 1_ 1__0 +1 -1 --1 - -- -a 0x1F 0X1f 0x 0x_1F 0b101 0B11 0b2 0b-1 0b+101 -0b1 -0b+1
		.5 5. -.5 +.5 1.0 -1.0 -0.0 1.50 80.5 1e3 1E3 1e+3 1e-7 1e6 1e20 1e21 1e22 1e400 -1e400 5e-324 1e-400 3.e2 .e2 .5e3 ._5 .5_0 .5e1_0 1e 1e+ 1_000.5 1_0e1_0 0x1p3 0.1 0.30000000000000004 123456789.123
		.inf -.inf +.inf .INF .iNF .nan .NaN .NAN Infinity NaN inf
		9007199254740991 9007199254740992 9007199254740993 -9007199254740993 9007199254740993.0 123456789012345678 9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616
		-9223372036854775808 -9223372036854775809 +18446744073709551615 0xFFFFFFFFFFFFFFFF 0x1FFFFFFFFFFFFFFFF 0b1111111111111111111111111111111111111111111111111111111111111111 000000000000000000000000000000000000000000000000000000000000000000000000001
		12:30:45 1:20 190:20:30 2001-01-01 2001-1-1 2001-02-30 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z
		<< = ! !! !foo !!str : :a a: a:b a#b #a ? ?a @a %a & &a &a_b * *a | |a > >a , [ ] { } [] {} ' '' " "" 'x' "x" 'yes' "1" . .. ... a.b 1.2.3.4 1.2.3 v1 100m 10% 1Gi \ é 😀 __proto__ constructor`)
	yamlTags  = strings.Fields(`!!str !!int !!float !!bool !!null !!binary !!timestamp !!map !!merge !foo ! !<tag:yaml.org,2002:int> !!%69nt`)
	yamlTexts = []string{
		// quotes, escapes, blocks
		"a: \"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\\"\\'\\\\\\N\\_\\L\\P\\x41\\u00e9\\U0001F600\"\n", "a: \"\\/\"\n", "a: \"\\ud83d\\ude00\"\n", "a: \"\\U00110000\"\n", "a: \"\\x4\"\n", "a: \"b\\\n  c\\\n\n  d\"\n",
		"a: \"b\n  c\n\n\n  d \n e\"\n", "a: 'b\n  c\n\n  d''e'\n", "a: b\n  c\n\n  d # e\n", "a: b\n  # c\n  d\n", "a: 'b\n---\nc'\n", "a: b\n--- \nc: d\n", "a: 'b\n", "a: \"b", "a: b\tc\t\n", "a:\tb\n", "a:\n\tb\n", "- a\n-\tb\n", "a: b\n\n\t\nc: d\n",
		"a: |\n  b\n   c\n\n  d\n\n\ne: f\n", "a: >\n  b\n  c\n\n  d\n   e\n  f\n\n\ng: h\n", "a: |-\n  b\n\n", "a: |+\n  b\n\n\nc: d\n", "a: >-\n  b\n  c\n", "a: >+\n  b\n\n", "a: |2\n    b\n  c\n", "a: |1-\n  b\n", "a: |+1\n  b\n", "a: |0\n  b\n", "a: |x\n  b\n",
		"a: | # c\n  b\n", "a: |#c\n  b\n", "a: |\n\n\n   b\n  c\n", "a: |\n     \n  b\n", "a: |\n", "a: |", "a: |\n  b", "a: |\r\n  b\r\n  c\r\n", "a: |\n\tb\n", "- |\n b\n-  >\n  c\n", "|\nb\n", "--- |\n  b\n", "a: >\n  b\u2028c\n  d\n", "a: b\n   c\n   d\n e: f\n",
		// lists and maps
		"a:\n- b\n- c: d\n  e: f\n-\n- - g\n  - h\n", "a:\n  - b\n c: d\n", "- a\n - b\n", "- a\nb: c\n", "a: b: c\n", "a: b\n  c: d\n", "a:\n    b: c\n  d: e\n", "a: - b\n", "- - - a\n    - b\n", "a:\n-\n  b: c\n", "? a\n: b\n? c\n", "? - a\n: b\n", "? |\n  a\n: b\n", ": a\n", "a\n", "a\nb: c\n",
		"a: [b, c, ]\n", "a: [b,, c]\n", "a: [,]\n", "a: {b: c, d, e: }\n", "a: {b:c}\n", "a: {\"b\":c}\n", "a: [b: c, d]\n", "a: [? b : c]\n", "a: [? : c]\n", "a: {? b : c, ? d, ? }\n", "a: [b\nc]\n", "a: [\nb,\n\tc\n]\n", "a: {b: [c, {d: e}]}\n", "a: [b\n", "a: {b: c\nd: e\n", "a: ]\n", "[a]: b\n", "{a: b}: c\n", "[]: a\n", "{} x\n",
		"a: {{ .Values.b }}\n", "{{- if .a }}\nb: c\n{{- end }}\n", "a: b ]\n", "a: [b]c\n", "a: 'b' c\n", "a: b #c\nd: e#f\n", "a: #b\n  c\n", "#a\n", "a: http://b:80/c?d#e\n", "a: [http://b:80/c]\n", "a: [b?c]\n", "a:b\n", "a :b\n", "a : b\n", "a:  b  \n", "\"a\":b\n", "\"a\" : b\n", "'a': b\n",
		strings.Repeat("k", 1023) + ": v\n", strings.Repeat("k", 1024) + ": v\n", strings.Repeat("k", 1025) + ": v\n", "{" + strings.Repeat("k", 1025) + ": v}\n", "? " + strings.Repeat("k", 1025) + "\n: v\n", strings.Repeat("[", 100) + strings.Repeat("]", 100),
		// anchors, aliases, merges, repeated keys
		"a: &x b\nc: *x\n", "a: &x {b: c}\nd: *x\ne:\n  <<: *x\n", "a: *x\n", "a: &x [*x]\n", "a: &x b\nc: &x d\ne: *x\n", "a: &x\nb: *x\n", "&x a: b\nc: *x\n", "a: &x b\n*x : c\n", "a: &x-y_1 b\nc: *x-y_1\n", "a: &x.y b\n", "a: & b\n", "a: &x !!str 1\nb: !!str &y 1\nc: *y\n", "a: &x &y b\n",
		"a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\n", "a: &x {b: 1}\nd:\n  b: 3\n  <<: *x\n", "a: &x {b: 1}\ne: &y {b: 2, c: 3}\nd:\n  <<: [*x, *y]\n", "a:\n  <<: {b: 1}\n", "a:\n  <<: 1\n", "a:\n  <<: [1]\n", "a:\n  <<:\n", "a:\n  '<<': {b: 1}\n", "a:\n  !!merge <<: {b: 1}\n", "a: &x {<<: {b: 1}}\nc: {<<: *x}\n", "a: &x [{b: 1}]\nc:\n  <<: *x\n",
		"a: 1\na: 2\n", "a: 1\nb: 2\na: 3\na: 4\n", "a: {b: 1, b: 2}\n", "a: {x: 1}\na: {y: 2}\n", "\"a\": 1\na: 2\n", "yes: 1\ntrue: 2\n", "0x10: 1\n16: 2\n", "<<: {a: 1}\na: 2\n", "__proto__: 1\nconstructor: {prototype: 2}\n__proto__: 3\n", "~: 1\n", "null: 1\n", "? \n: 1\n", "1.5: a\n1e6: b\n1e5: c\n0.00001: d\n",
		// documents
		"", "\n", "# a\n", "---\n", "---\n---\n", "--- # a\nb: c\n", "---\na: b\n---\n---\nc: d\n---\n# e\n---\n", "a: b\n---\nc: d\n", "a: b\n--- c: d\n", "a: b\n---c: d\n", "a: b\n----\n", "a: b\n --- \n", "a: b\n...\n", "a: b\n...\nc: d\n", "...\na: b\n", "a: b\n... # c\n", "--- >\n  a\n", "a: b\n---\nc: d: e\n---\nf: g\n", "null\n---\n~\n---\n''\n---\n0\n---\nfalse\n",
		"%YAML 1.1\n---\na: b\n", "%YAML 1.2\n---\na: b\n", "a: b\n%YAML 1.1\n", "%FOO\n---\na: b\n", "a: b\n...\n%YAML 1.1\n---\nc: d\n", "---\na: b\n--- \t \nc: d\n", "a: b\r\n---\r\nc: d\r\n", "a: b\r---\rc: d\r", "a: b\r\r\nc: d\r\r\n", "a: b\u0085c: d\u2028e: f\u2029", "\ufeffa: b\n---\n\ufeffc: d\n", "a: b\n\ufeffc: d\n", "a: \x00\n", "a: \x07\n", "a: \x7f\n", "a: \u0080\n", "a: \ufffe\n", "a: b\n---\nc: \x00\n",
		"a: b\r\r\n  c\n", "a: b\u2029  c\n", "a: \"b\u2028\n  c\"\n", "---\n%YAML 1.1\n", "---\r---\ra: b\r", "---\n...\n", "a:\n-\nb: c\n", "a:\n- b\n-\nc: d\n",
		"kind: List\nitems:\n- a: 1\n- b: 2\n", "!!map {a: b}\n", "!!seq [a]\n", "!foo {a: !bar [b]}\n", "a: !x!y b\n", "a: !<!b> c\n", "a: !b,c d\n", "a: !!binary aGk=\n", "a: !!binary |\n  aGk=\n  aGk=\n", "a: !!binary /w==\n", "a: !!binary 4oI=\n", "a: !!timestamp 2001-13-01\n", "a: !!timestamp 2001-04-31\n", "a: !!timestamp 2001-00-10\n", "a: !!timestamp 2001-2-3 4:5:6.7\n", "a: !!timestamp 2001-02-03 24:00:00\n", "a: !!timestamp 2001-02-03 04:60:00\n", "a: !!timestamp 2001-02-03T04:05:06\n", "a: !!timestamp 2001-02-03T04:05:06+01:00\n", "a: !!timestamp 2001-02-03t04:05:06Z\n", "a: !!timestamp 0000-01-01\n", "a: !!timestamp 2000-02-29\n", "a: !!timestamp 1900-02-29\n", "a: !!binary w6k=\n", "a: !!binary 4oKs\n", "a: !!binary 8J+YgA==\n", "a: !!binary wIA=\n", "a: !!binary wcE=\n", "a: !!binary 7aCA\n", "a: !!binary 7Z+/\n", "a: !!binary 4ICA\n", "a: !!binary 4KCA\n", "a: !!binary 8ICAgA==\n", "a: !!binary 8JCAgA==\n", "a: !!binary 9I+/vw==\n", "a: !!binary 9JCAgA==\n", "a: !!binary 9YCAgA==\n", "a: !!binary 8J+Y\n", "a: !!binary YcOpw2LigmPwn2Q=\n", "a: !!binary 4oI=\n", "a: !!binary gA==\n", "a: !!binary a\n", "a: !!binary \"aGk\"\n", "!!binary aGk=: a\n",
		// JSON
		`{"a": 1}`, `{"a": 1.0, "b": 1e3, "c": 0.5, "d": -0, "e": 12345678901234567890, "f": 9007199254740993}`, `{"a": 1,}`, `{a: 1}`, `{'a': 1}`, `{"a": 1} {"b": 2}`, `{"a": 1}{"b": 2}[3]4"5"null true`, "{\"a\": 1}\n---\n{\"b\": 2}\n", "{\"a\": 1}\n---\nb: 2.0\n", "{\"a\": 1}\nb: 2\n", "{\"a\": 1} b\n", "{\"a\": 1} b: 2\n", "{\"a\": 1}\n]\n",
		"{\"a\": 1}{\"b\": 2}\n---\n{\"c\": 3}", "{\"a\": 1}x", "{\"a\": 1}\nxyz", "{\"a\": 1}\nxy", "{\"a\": 1}  xyz", "{\"a\": 1}  wxyz", "{\"a\": 1} \n xyz", "{\"a\": 1} \né", "{\"a\": 1} é\n", "{\"a\": 1}\n#x", "{\"a\": 1}\n# x\n", `{"a": 1`, `{"a": [1, 2`, `{"a" 1}`, `{"a": 01}`, `{"a": "\ud83d\ude00\ud800\/\u0041"}`, `{"a": "\x"}`, "{\"a\": \"b\nc\"}", "{\"a\": \"b\tc\"}", `{"a": tru}`, `{"__proto__": {"a": 1}, "constructor": 2}`, "\n \t{\"a\": 1}\n", "\u0085{\"a\": 1}", "[1, 2.0]", "\"a\"", "# x\n{\"a\": 1.0}", `{"a":1,"a":2}`, "{}",
		// merge keys and what stands beside them, and documents that hold only an end marker
		"a: &x {b: 1, c: 2}\nd: {!!merge <<: *x, b: 2}\n", "a: &x {b: 1}\nd: {b: 2, <<: *x, b: 3}\n", "a: &x {b: 1}\nd: {<<: {b: 2}, <<: *x}\n", "a: &x {b: 1, b: 2}\nd: {<<: *x}\n", "a: &x {b: 1}\nd: {!!merge b: *x, \"<<\": 2}\n", "a: &x {b: {c: 1}}\nd: {<<: *x, b: {e: 1}}\n", "a: &x {b: 1, c: 1}\nd: &y {<<: *x, b: 2}\ne: {<<: [*y, *x], c: 3}\n", "spec: {<<: &x {b: 1}, c: *x}\n", "a: 1\n---\n...\n---\nb: 1\n", "---\n...\n---\na: 1\n", "a: 1\n---\n# c\n...\n---\nb: 1\n",
	}
	yamlBytes = [][]byte{
		[]byte("a: \xff\n"), []byte("a: b\n---\nc: \xc3\n"), []byte("a: \xed\xa0\x80\n"), []byte("a: \xc0\x80\n"), []byte("a: \xf4\x90\x80\x80\n"), []byte("a: \xe2\x82"),
		[]byte("\xff\xfea\x00:\x00 \x001\x00\n\x00"), []byte("\xff\xfea\x00:\x00 \x001\x00"), []byte("PK\x03\x04"), []byte("\x00\x00\xfe\xff\x00\x00\x00a"),
	}
	// Pieces that random texts are put together of; those that need luck to be valid come in several sizes.
	yamlPieces = []string{
		"a", "b", "key", "foo: ", "bar: 1\n", "a: 1\n", "b: 2\n", "x:y", "\"a\": ", "'b': ", "a b c", "- ", "-", "\n- ", "\n  - ", "? ", ": ", ":", "\n", "\n", "\n  ", "\n    ", "\n\n", "  ", " ", "\t", "\r\n",
		"#", "# c", "# c\n", " #x\n", "&a ", "*a", "&a", "*a ", "<<", "<<: *a\n", "<<: ", "!!str ", "!!int ", "!foo ", "! ", "!", "!!", "!<x> ", "!!null ", "\"", "'", "\"x\"", "'y'", "\"a\\n", "\\", "\\x41", "\\\n",
		"|", ">", "|\n", ">\n", "|-\n", "|+\n", ">2\n", "|1-\n", "key: |\n  a\n   b\n\n  c\n", "- >\n  a\n  b\n\n   c\n", "text\n   more\n", "[", "]", "{", "}", ",", ", ", "[a, b]", "{a: b}", "[]", "---\n", "---", "--- ", "...\n",
		"1", "0x1", "yes", "~", "null", "1.5", "=", ".", "@", "`", "%", "é", "\u2028", "\u0085", "😀", "{\"a\": [1, 2.0], \"b\": null}", "{\"a\"", "\":", "\x07",
	}
)

func recordYAML(random *rand.Rand) any {
	var recording []yamlRecord
	add := func(text string) { recording = append(recording, recordOneYAML([]byte(text), text)) }
	for _, scalar := range yamlScalars {
		add("a: " + scalar)
		add(scalar + ": 1")
		add("[" + scalar + "]")
		for _, tag := range []string{pick(random, yamlTags), pick(random, yamlTags)} {
			add("a: " + tag + " " + scalar)
			add("a: " + tag + " '" + scalar + "'")
		}
	}
	for _, text := range yamlTexts {
		add(text)
	}
	for _, content := range yamlBytes {
		recording = append(recording, recordOneYAML(content, ""))
	}
	for range 2600 {
		var text strings.Builder
		for range 1 + random.IntN(12) {
			text.WriteString(pick(random, yamlPieces))
		}
		add(text.String())
	}
	return recording
}

func recordOneYAML(content []byte, text string) yamlRecord {
	documents, err := readStream(content)
	result := yamlRecord{In: text, Documents: documents, Err: err != nil}
	if text == "" {
		result.Base64 = content
	}
	if err == nil && !utilyaml.IsJSONBuffer(content) {
		result.Repeated = repeatedKeys(content)
	}
	return result
}

func repeatedKeys(content []byte) int {
	count := 0
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		document, err := reader.Read()
		if err != nil {
			return count
		}
		if _, err := yaml.YAMLToJSONStrict(document); err != nil {
			count += strings.Count(err.Error(), "already set in map")
		}
	}
}
