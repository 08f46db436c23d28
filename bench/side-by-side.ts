const wallTime = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Of this process, user and system; what else the machine does is not in it. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Runs contenders in turn, so that a noisy machine disturbs all of them alike, and gives the median of each in milliseconds. */
export function sideBySide(
  contenders: { [name: string]: () => void },
  rounds: number,
  clock: () => number = wallTime,
): { [name: string]: number } {
  const times: { [name: string]: number[] } = {};
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = clock();
      run();
      // the first round warms up
      if (round >= 0) (times[name] ??= []).push(clock() - start);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[Math.floor(list.length / 2)]]),
  );
}

/** Prints one line: what was measured, each contender's median, and the ratio that the goal is about. */
export function report(
  what: string,
  medians: { [name: string]: number },
  subject: string,
  reference: string,
  goal: string,
): void {
  const parts = Object.entries(medians).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
  console.log(
    `${what}: ${parts.join(', ')}; ratio ${(medians[subject] / medians[reference]).toFixed(2)} (goal: ${goal})`,
  );
}
