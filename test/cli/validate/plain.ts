import { run } from '../run';

/** As `run`, without the line of versions at the begin and the rules at the end of lines: settings.test.ts has these. */
export async function runPlain(...args: Parameters<typeof run>): ReturnType<typeof run> {
  const { out, ...rest } = await run(...args);
  return { ...rest, out: out.replace(/^Kubernetes 1\..*\n/, '').replace(/ \[[\w/-]+\]$/gm, '') };
}
