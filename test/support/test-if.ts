/**
 * `test` where what it needs is present. Elsewhere the tests are skipped, and their names end with the reason, which
 * `skipped-tests.js` lists at the end of the run.
 */
export function testIf(isPresent: boolean, missing: string): jest.It {
  if (isPresent) return test;
  const withReason = (name: string) => `${name} [${missing}]`;
  const skip = (name: string) => test.skip(withReason(name), () => {});
  const each = (table: readonly unknown[]) => (name: string) => test.skip.each(table)(withReason(name), () => {});
  return Object.assign(skip, { each }) as unknown as jest.It;
}
