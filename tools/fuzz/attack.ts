import { run } from '../../test/cli/run';

/** What the tool is asked for each text, in turn. */
export const COMMANDS: readonly (readonly string[])[] = [
  ['validate'],
  ['validate', '-f', 'json'],
  ['validate', '-f', 'sarif'],
  ['validate', '-f', 'junit'],
  ['validate', '-f', 'github'],
  ['validate', '--kubernetes-version', '1.28'],
  ['import'],
  ['import', '--no-builders', '-f', 'json'],
  ['plan', '--nodes', 'NODES'],
  ['plan', '--nodes', 'NODES', '--from', 'OLD', '-f', 'json'],
  ['plan', '--nodes', 'NODES', '--from', 'OLD', '-f', 'html'],
];

// line breaks are those of the report
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const WORKFLOW = /^\s*(?:::|##\[)/m;
const SCRIPT = /<img src=x|<\/script>[^]*<\/script>[^]*<\/script>/i;
const OWN = Object.getOwnPropertyNames(Object.prototype).join();

/** What is wrong with the answer to a text; undefined if nothing is. */
export async function flawOf(
  command: readonly string[],
  stdin: string,
  files: { readonly [name: string]: string },
): Promise<string | undefined> {
  const argv = [...command.map((word) => files[word] ?? word), '-'];
  let answer;
  try {
    answer = await run(argv, { stdin });
  } catch (error) {
    return `it throws ${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`;
  }
  const { code, out, err } = answer;
  if (![0, 1, 2].includes(code)) return `exit code ${code}`;
  if (code === 2 && err === '' && out === '') return 'exit code 2 without a word';
  if (CONTROL.test(err)) return 'a control character on stderr';
  if (WORKFLOW.test(err)) return 'a workflow command on stderr';
  if (
    Object.getOwnPropertyNames(Object.prototype).join() !== OWN ||
    ({} as { polluted?: unknown }).polluted !== undefined
  ) {
    return 'every object has another property now';
  }
  return outputFlaw(command, code, out);
}

function outputFlaw(command: readonly string[], code: number, out: string): string | undefined {
  const format = command[command.indexOf('-f') + 1];
  // code keeps its texts as escapes, and findings of GitHub are commands
  if (CONTROL.test(out)) return 'a control character on stdout';
  if (format !== 'github' && command[0] !== 'import' && format !== 'html' && WORKFLOW.test(out)) {
    return 'a workflow command on stdout';
  }
  if (format === 'github' && out.split('\n').some((line) => /^::(?!error |warning |notice )/.test(line))) {
    return 'a workflow command that is no finding';
  }
  if (format === 'html' && SCRIPT.test(out)) return 'markup that was text';
  if ((format === 'json' || format === 'sarif') && out !== '') {
    try {
      JSON.parse(out);
    } catch {
      return `${format} that is none, with exit code ${code}`;
    }
  }
  return undefined;
}
