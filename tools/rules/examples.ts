import { readFileSync } from 'fs';
import { join } from 'path';
import { RawFinding } from '../../src/findings/context';
import { readManifests } from '../../src/manifest/read-manifests';
import { judge } from '../../src/validation/judge';
import { judgeUpdate } from '../../src/validation/update';
import { unpack } from '../differential/recorded';

const RECORDED = join(__dirname, '../../conformance/recorded/verdicts.ndjson');
const MINORS = [28, 29, 30, 33, 34, 35, 36, 37];
const LONGEST = 320;

/** What each rule says of one of the recorded cases, in the fewest words, by the id of the rule. */
export function examples(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of readFileSync(RECORDED, 'utf8').trimEnd().split('\n')) {
    const { manifest, old, allowPrivileged } = unpack(line);
    const [document] = readManifests({ name: 'case', content: manifest }).documents;
    if (document === undefined) continue;
    const options = { allowPrivileged, source: document, podSecurity: 'restricted' as const };
    const answers =
      old === undefined
        ? judge(document.value, MINORS, options)
        : judgeUpdate(JSON.parse(old), document.value, MINORS, options);
    for (const finding of answers.flatMap(({ findings }) => findings)) {
      const text = textOf(finding);
      const known = found.get(finding.rule.id);
      if (text.length <= LONGEST && (known === undefined || isBetter(text, known))) found.set(finding.rule.id, text);
    }
  }
  return found;
}

function isBetter(text: string, known: string): boolean {
  return text.length === known.length ? text < known : text.length < known.length;
}

/** The last field of the path, and the message as text of a Markdown table. */
function textOf({ path, message }: RawFinding): string {
  const field = path
    .segments()
    .filter((step) => typeof step === 'string')
    .at(-1);
  const readable = message.replace(/[\\`*_<>[\]]/g, '\\$&').replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
  return field === undefined ? readable : `\`${field}\`: ${readable}`;
}
