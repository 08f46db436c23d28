import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

export interface Alert {
  readonly alert: string;
  readonly state: string;
  readonly labels: { readonly [name: string]: string };
  readonly annotations: { readonly [name: string]: string };
}

interface Answer {
  readonly ok?: string;
  readonly alerts?: Alert[];
  readonly err?: string;
}

const FOLDER = join(__dirname, '../../conformance');

/** What alerts there are some time after the first sample, with a sample and an evaluation a minute. */
export function question(
  groups: unknown,
  series: readonly { readonly series: string; readonly values: string }[],
  at: string,
): object {
  return { groups, series, interval: '1m', at };
}

/**
 * What Prometheus answered when the questions of a test file were recorded, which is by running it with `RECORD_PROMQL=1` once
 * conformance/prometheus is built. A question that nobody asked it fails, so that an expression cannot change unseen.
 */
export function recordedAnswers(name: string): (asked: object) => Answer {
  const path = join(FOLDER, 'recorded', `promql-${name}.json`);
  const recording = Boolean(process.env.RECORD_PROMQL);
  const recorded: { [question: string]: Answer } =
    recording || !existsSync(path) ? {} : JSON.parse(readFileSync(path, 'utf8'));
  return (asked) => {
    const text = JSON.stringify(asked);
    const key = createHash('sha256').update(text).digest('hex').slice(0, 16);
    if (recording) {
      recorded[key] = JSON.parse(execFileSync(join(FOLDER, 'bin/promql'), { input: `${text}\n`, encoding: 'utf8' }));
      const lines = Object.keys(recorded)
        .sort()
        .map((one) => `  ${JSON.stringify(one)}: ${JSON.stringify(recorded[one])}`);
      writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`);
    }
    if (!recorded[key]) {
      throw new Error(
        `Prometheus was not asked: ${text}; build conformance/prometheus and run this test with RECORD_PROMQL=1`,
      );
    }
    return recorded[key];
  };
}
