import { hasExcessZeros, ipProblems, ipText, isMappedV4, parseIpSloppy } from '../../src/validation/ip';

/** What ParseIPSloppy and IP.String of k8s.io/utils and Go 1.26 make of a text, or that it is no address; and whether netip takes it as well. */
const ADDRESSES: { readonly [text: string]: readonly [text: string | undefined, strict: boolean] } = {
  '10.0.0.1': ['10.0.0.1', true],
  '0.0.0.0': ['0.0.0.0', true],
  '255.255.255.255': ['255.255.255.255', true],
  '010.0.0.08': ['10.0.0.8', false],
  '00.0.0.0': ['0.0.0.0', false],
  '0000000000256.0.0.1': [undefined, false],
  '::': ['::', true],
  '::1': ['::1', true],
  '1::': ['1::', true],
  '2001:DB8::1': ['2001:db8::1', true],
  '2001:db8:0:0:1:0:0:1': ['2001:db8::1:0:0:1', true],
  '1:0:0:2:0:0:0:3': ['1:0:0:2::3', true],
  '1:0:2:3:4:5:6:7': ['1:0:2:3:4:5:6:7', true],
  '0001:0:0:0:0:0:0:1': ['1::1', true],
  '00001::': ['1::', false],
  '::ffff:10.0.0.1': ['10.0.0.1', false],
  '::ffff:a00:1': ['10.0.0.1', false],
  '::10.0.0.1': ['::a00:1', true],
  '1:2:3:4:5:6:1.2.3.4': ['1:2:3:4:5:6:102:304', true],
  '::1.2.3.04': ['::102:304', false],
  '1:2:3:4:5:6:7:1.2.3.4': [undefined, false],
  '1.2.3.4::': [undefined, false],
  '1:2:3:4:5:6:7': [undefined, false],
  '1:2:3:4:5:6:7:8': ['1:2:3:4:5:6:7:8', true],
  '1:2:3:4:5:6:7:8:9': [undefined, false],
  '1::3:4:5:6:7:8': ['1:0:3:4:5:6:7:8', true],
  '1::2:3:4:5:6:7:8': [undefined, false],
  '1::2::3': [undefined, false],
  ':::': [undefined, false],
  ':': [undefined, false],
  '1:': [undefined, false],
  ':1': [undefined, false],
  'fe80::1%eth0': [undefined, false],
  '12345::': [undefined, false],
  'g::': [undefined, false],
  '1.2.3': [undefined, false],
  '1.2.3.4.5': [undefined, false],
  '1.2.3.': [undefined, false],
  '1.2.3.256': [undefined, false],
  '1.2.3.4 ': [undefined, false],
  '': [undefined, false],
  a: [undefined, false],
};

test.each(Object.entries(ADDRESSES))('%j is read as Go reads it', (text, [canonical, strict]) => {
  const bytes = parseIpSloppy(text);
  expect(bytes && ipText(bytes)).toBe(canonical);
  expect(ipProblems(text, false)).toHaveLength(canonical === undefined ? 1 : 0);
  expect(ipProblems(text, true)).toHaveLength(strict ? 0 : 1);
});

test('what only the lenient parser takes is told apart', () => {
  expect(hasExcessZeros('10.0.0.01')).toBe(true);
  expect(hasExcessZeros('::ffff:10.0.0.1')).toBe(false);
  expect(isMappedV4('::ffff:10.0.0.1', parseIpSloppy('::ffff:10.0.0.1')!)).toBe(true);
  expect(isMappedV4('10.0.0.1', parseIpSloppy('10.0.0.1')!)).toBe(false);
});
