import { quoted } from '../../src/findings/text';
import {
  byteLength,
  configMapKeyProblems,
  dns1035LabelProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  dnsSubdomainWithUnderscoreProblems,
  domainPrefixedKeyProblems,
  envVarNameProblems,
  httpHeaderNameProblems,
  isCanonicalDecimal,
  isPortNumber,
  isUserOrGroupId,
  labelValueProblems,
  pathSegmentProblems,
  portNameProblems,
  qualifiedNameProblems,
} from '../../src/validation/names';

const long = (length: number) => 'a'.repeat(length);

/** How many errors the server gives of each name: the number of messages of its validator (k8s.io/apimachinery pkg/util/validation v0.37.1). */
const COUNTS: readonly (readonly [string, (name: string) => readonly string[], { readonly [name: string]: number }])[] =
  [
    [
      'IsDNS1123Label',
      dnsLabelProblems,
      {
        a: 0,
        'a-9': 0,
        [long(63)]: 0,
        '': 1,
        A: 1,
        '-a': 1,
        'a-': 1,
        'a.b': 1,
        a_b: 1,
        'a\n': 1,
        ä: 1,
        [long(64)]: 1,
        [`${long(64)}.a`]: 2,
        [`${long(63)}-`]: 2,
        ['ä'.repeat(32)]: 2,
      },
    ],
    [
      'IsDNS1123Subdomain',
      dnsSubdomainProblems,
      {
        a: 0,
        'a.b-c.9': 0,
        [long(253)]: 0,
        '': 1,
        '.a': 1,
        'a.': 1,
        'a..b': 1,
        'a.-b': 1,
        'a-.b': 1,
        A: 1,
        a_b: 1,
        [long(254)]: 1,
        [`${long(253)}.`]: 2,
      },
    ],
    [
      'IsDNS1123SubdomainWithUnderscore',
      dnsSubdomainWithUnderscoreProblems,
      {
        a: 0,
        _a: 0,
        '_a._b': 0,
        'a_b.c-d': 0,
        _9: 0,
        '': 1,
        _: 1,
        __a: 1,
        a_: 1,
        'a_.b': 1,
        'a._': 1,
        '_-a': 1,
        'a.-b': 1,
        A: 1,
        [long(254)]: 1,
      },
    ],
    [
      'IsDNS1035Label',
      dns1035LabelProblems,
      { a: 0, 'a-9': 0, '9a': 1, '': 1, 'a-': 1, 'a.b': 1, [long(64)]: 1, [`${long(63)}.`]: 2 },
    ],
    [
      'IsLabelKey',
      qualifiedNameProblems,
      {
        a: 0,
        'A_b.C-9': 0,
        'a.b/C': 0,
        [`${long(253)}/${long(63)}`]: 0,
        '': 2,
        'a/': 2,
        '/a': 1,
        '/': 3,
        'a/b/c': 1,
        '//': 1,
        'A/b': 1,
        'a b': 1,
        _a: 1,
        a_: 1,
        [long(64)]: 1,
        [`${long(254)}/a`]: 1,
        [`A${long(253)}/-`]: 3,
        [`${long(63)}_`]: 2,
        'a\n': 1,
      },
    ],
    ['IsDomainPrefixedKey', domainPrefixedKeyProblems, { 'a.b/c': 0, a: 1, 'a b': 1, '/': 3 }],
    [
      'IsLabelValue',
      labelValueProblems,
      {
        '': 0,
        a: 0,
        'A_b.C-9': 0,
        [long(63)]: 0,
        '-a': 1,
        'a b': 1,
        'a/b': 1,
        [long(64)]: 1,
        [`${long(63)}-`]: 2,
        'a\n': 1,
      },
    ],
    [
      'IsValidPortName',
      portNameProblems,
      {
        http: 0,
        'a-1': 0,
        '1a': 0,
        [long(15)]: 0,
        '': 2,
        '1': 1,
        'a--b': 1,
        '-a': 1,
        'a-': 1,
        A: 2,
        [long(16)]: 1,
        '--': 3,
        '-': 2,
        [`--${'A'.repeat(14)}`]: 5,
      },
    ],
    [
      'IsEnvVarName',
      (name) => envVarNameProblems(name, false),
      {
        A: 0,
        '_a.b-C9': 0,
        '-': 0,
        '': 1,
        '9': 1,
        'a b': 1,
        'a=b': 1,
        '.': 1,
        '..': 1,
        '..a': 1,
        '..a b': 2,
        'a..b': 0,
      },
    ],
    [
      'IsRelaxedEnvVarName',
      (name) => envVarNameProblems(name, true),
      { A: 0, '9 a!~': 0, '..': 0, '': 1, 'a=b': 1, 'ä=': 1, 'a\t': 1, '\u007f': 1 },
    ],
    [
      'IsConfigMapKey',
      configMapKeyProblems,
      {
        'a.b_C-9': 0,
        '.a': 0,
        [long(253)]: 0,
        '': 1,
        'a b': 1,
        '.': 1,
        '..': 1,
        '..a': 1,
        '../a': 2,
        [long(254)]: 1,
        [`..${long(252)}/`]: 3,
      },
    ],
    ['IsHTTPHeaderName', httpHeaderNameProblems, { 'X-Header-9': 0, '-': 0, '': 1, a_b: 1, 'a b': 1, 'a\n': 1 }],
    ['IsPathSegmentName', pathSegmentProblems, { a: 0, '': 0, '..a': 0, '.': 1, '..': 1, 'a/b': 1, 'a%b': 1, '/%': 2 }],
  ];

test.each(COUNTS)(
  '%s gives as many problems as the server gives errors, all different',
  (_upstream, problemsOf, counts) => {
    expect(Object.fromEntries(Object.keys(counts).map((name) => [name, problemsOf(name).length]))).toEqual(counts);
    for (const name of Object.keys(counts)) expect(new Set(problemsOf(name)).size).toBe(counts[name]);
  },
);

test('names are measured in bytes of UTF-8', () => {
  for (const text of ['', 'abc', 'é', '€', '😀', 'a😀é€', '\ud800x', 'x\udc00', '\ud800\ud800\udc00']) {
    expect(byteLength(text)).toBe(Buffer.byteLength(text));
  }
});

test('a text of any size is answered at once', () => {
  const text = `${'a-'.repeat(5_000_000)}=%`;
  for (const [, problemsOf] of COUNTS) expect(problemsOf(text).length).toBeGreaterThan(0);
});

test('a long value is shown by its beginning', () => {
  expect(quoted('a"b')).toBe('"a\\"b"');
  expect(quoted(long(81))).toBe(`"${long(77)}..."`);
});

test('a number of the comparison operators has one way to be written', () => {
  const texts = ['0', '1', '-1', '10', '-0', '+1', '01', '-01', '', '-', '1.0', '1e3', ' 1', '99999999999999999999'];
  expect(texts.filter(isCanonicalDecimal)).toEqual(['0', '1', '-1', '10', '99999999999999999999']);
});

test('ports are of 16 bits and not 0, users and groups of 31 bits', () => {
  expect([0, 1, 65535, 65536, -1].map(isPortNumber)).toEqual([false, true, true, false, false]);
  expect([0, 2147483647, 2147483648, -1].map(isUserOrGroupId)).toEqual([true, true, false, false]);
});
