const { relative } = require('node:path');

/** Lists every skipped test under the reason that `test-if.ts` put at the end of its name. */
class SkippedTests {
  onRunComplete(_contexts, { testResults }) {
    const byReason = new Map();
    for (const { testFilePath, testResults: tests } of testResults) {
      for (const { status, fullName } of tests) {
        if (status !== 'pending') continue;
        const [, name, reason] = /^(.*) \[(.*)\]$/s.exec(fullName) ?? [, fullName, 'no reason given'];
        byReason.set(reason, [...(byReason.get(reason) ?? []), `${relative('', testFilePath)}: ${name}`]);
      }
    }
    for (const [reason, names] of byReason) {
      process.stderr.write(`\nSkipped, ${reason} (${names.length}):\n${names.map((name) => `  ${name}\n`).join('')}`);
    }
  }
}

module.exports = SkippedTests;
