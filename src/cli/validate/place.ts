import { Finding } from '../../findings/finding';
import { ManifestDocument } from '../../manifest/manifest-document';
import { Position } from '../../manifest/source-text';

type Path = (string | number)[];

/** Where the server's words for a place are not those of the manifest. */
const RENAMED: readonly (readonly [server: RegExp, manifest: string])[] = [
  [/^spec\.template\.(?=labels|annotations)/, 'spec.template.metadata.'],
  [/^spec\.template\.spec\.securityContext\.(?=host|shareProcessNamespace)/, 'spec.template.spec.'],
  [/\.cephFS\b/, '.cephfs'],
  [/\.downwarAPI\b/, '.downwardAPI'],
];

/** The way to the value that the server names, or as far towards it as the manifest goes. Keys may have dots in them. */
export function pathOf(field: string, value: unknown): Path {
  const path: Path = [];
  let at = value;
  let rest = RENAMED.reduce((renamed, [server, manifest]) => renamed.replace(server, manifest), field);
  while (rest !== '' && typeof at === 'object' && at !== null) {
    const step = Array.isArray(at) ? indexAt(rest) : keyAt(rest, at);
    if (step === undefined) break;
    path.push(step.key);
    at = (at as Record<string | number, unknown>)[step.key];
    rest = rest.slice(step.length).replace(/^\./, '');
  }
  return path;
}

interface Step {
  readonly key: string | number;
  readonly length: number;
}

function indexAt(rest: string): Step | undefined {
  const index = /^\[([0-9]+)\]/.exec(rest);
  return index === null ? undefined : { key: Number(index[1]), length: index[0].length };
}

/** The longest key that stands at the beginning. */
function keyAt(rest: string, map: object): Step | undefined {
  let found: Step | undefined;
  for (const key of Object.keys(map)) {
    const written = rest.startsWith(`[${key}]`) ? `[${key}]` : key;
    if (
      key !== '' &&
      rest.startsWith(written) &&
      /^(?:[.[]|$)/.test(rest.slice(written.length)) &&
      written.length > (found?.length ?? 0)
    ) {
      found = { key, length: written.length };
    }
  }
  return found;
}

/** Where in its file a finding is: at the value, at the key that is not known, or at what lacks the value. */
export function locate(document: ManifestDocument, { field, reason }: Finding): Position {
  const path = pathOf(field, document.value);
  if (reason === 'DuplicateField') {
    const written = path.join('\0');
    const duplicate = document.duplicates.find((key) => key.path.join('\0') === written);
    if (duplicate !== undefined) return { line: duplicate.line, column: duplicate.column };
  }
  return reason === 'UnknownField' ? document.locateKey(path) : document.locate(path);
}
