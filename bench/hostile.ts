import { growthOf, MOST } from './probes/growth';
import { LISTS } from './probes/lists';
import { Probe } from './probes/probe';
import { TEXTS } from './probes/texts';

/*
 * How the time of the processor grows with what a stranger can make large: twice the size may take at most 2.5 times as long.
 * An argument measures the probes whose names contain it; `--every N` measures each Nth, and `--verbose` prints all of them.
 */

const argument = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const every = Number(argument('--every') ?? 1);
const isVerbose = process.argv.includes('--verbose');
const [part = ''] = process.argv.slice(2).filter((text) => !text.startsWith('--') && text !== argument('--every'));

async function measure(probes: readonly Probe[], sizes: readonly number[]): Promise<{ all: number; failed: string[] }> {
  const chosen = probes.filter(({ name }, i) => name.includes(part) && i % every === 0);
  const failed = new Set<string>();
  for (const probe of chosen) {
    for (const size of sizes) {
      const { ms, ratio } = await growthOf(probe, size);
      if (ratio > MOST) failed.add(probe.name);
      if (ratio > MOST || isVerbose) {
        console.log(`${probe.name}, ${size} and ${2 * size}: ${ratio.toFixed(2)} times as long, ${ms.toFixed(0)} ms`);
      }
    }
  }
  return { all: chosen.length, failed: [...failed] };
}

void (async () => {
  const texts = await measure(TEXTS, [500, 50_000, 500_000]);
  const lists = await measure(LISTS, [1000, 2000, 4000, 8000]);
  const failed = texts.failed.length + lists.failed.length;
  console.log(
    `hostile: ${texts.all} kinds of text up to 1 MB and ${lists.all} kinds of list up to 16,000; ${failed} grow faster than in proportion`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
})();
