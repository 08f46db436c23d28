import { growthOf } from './probes/growth';
import { LISTS } from './probes/lists';
import { Probe } from './probes/probe';
import { TEXTS } from './probes/texts';

/*
 * How the time of the processor grows with what a stranger can make large: twice the size may take at most 2.5 times as long.
 * An argument measures the probes whose names contain it.
 */

const MOST = 2.5;

async function measure(probes: readonly Probe[], sizes: readonly number[]): Promise<string[]> {
  const failed: string[] = [];
  for (const probe of probes.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
    for (const size of sizes) {
      const { ms, ratio } = await growthOf(probe, size);
      if (ratio > MOST) {
        failed.push(probe.name);
        console.log(`${probe.name}, ${size} and ${2 * size}: ${ratio.toFixed(2)} times as long, ${ms.toFixed(0)} ms`);
      } else if (process.argv[3] !== undefined) {
        console.log(`${probe.name} ${size}: ${ratio.toFixed(2)} ${ms.toFixed(0)} ms`);
      }
    }
  }
  return failed;
}

void (async () => {
  const failed = [
    ...(await measure(TEXTS, [500, 50_000, 500_000])),
    ...(await measure(LISTS, [1000, 2000, 4000, 8000])),
  ];
  console.log(
    `hostile: ${TEXTS.length} kinds of text up to 1 MB and ${LISTS.length} kinds of list up to 16,000; ${new Set(failed).size} grow faster than in proportion`,
  );
  process.exitCode = failed.length > 0 ? 1 : 0;
})();
