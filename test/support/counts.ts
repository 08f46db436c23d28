/** How many random cases a test tries: few in every run, all of them where `.ci/full` sets FULL_COUNTS. */
export function runs(few: number, all: number): number {
  return process.env.FULL_COUNTS ? all : few;
}
