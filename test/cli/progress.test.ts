import { progressOn } from '../../src/cli/progress';

let now = 0;
beforeEach(() => {
  now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** What is written to stderr while three files are read, half a second each. */
function written(errIsTerminal: boolean): string[] {
  const texts: string[] = [];
  const progress = progressOn({ err: (text: string) => texts.push(text), errIsTerminal } as never, 3);
  for (let i = 0; i < 3; i++) {
    now += 600;
    progress.step();
  }
  progress.end();
  return texts;
}

test('a terminal sees the count once the work takes long, and nothing after it', () => {
  expect(written(true)).toEqual(['\r2 of 3 files', '\r3 of 3 files', '\r\x1b[K']);
});

test('a log file sees nothing', () => {
  expect(written(false)).toEqual([]);
});
