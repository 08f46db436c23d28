import { MINORS, readModuleFile } from './go-modules';

const FILES = ['pkg/features/kube_features.go', 'pkg/features/versioned_kube_features.go'];

/** Whether a gate is on by default in one minor, by its own source; undefined where it has no such gate. */
function isOn(gate: string, minor: number): boolean | undefined {
  for (const path of FILES) {
    const text = readModuleFile(minor, 'k8s.io/kubernetes', path) ?? '';
    const oneLine = new RegExp(`^\\t${gate}: +\\{Default: (\\w+),`, 'm').exec(text);
    if (oneLine !== null) return oneLine[1] === 'true';
    const byVersion = new RegExp(`^\\t${gate}: +\\{\\n((?:\\t\\t\\{Version: .*\\n)+)\\t\\}`, 'm').exec(text);
    if (byVersion === null) continue;
    const rows = [...byVersion[1].matchAll(/MustParse\("1\.(\d+)"\), Default: (\w+),/g)];
    return rows.filter(([, since]) => Number(since) <= minor).pop()?.[2] === 'true';
  }
  return undefined;
}

/** Whether any minor still has the gate: one whose feature has long been part of Kubernetes is gone. */
export function isGate(gate: string): boolean {
  return MINORS.some((minor) => isOn(gate, minor) !== undefined);
}

/** The first minor in which a gate is on by default; Infinity where none is. Throws for a gate that no minor has, or that was turned off again. */
export function onSince(gate: string): number {
  const states = MINORS.map((minor) => isOn(gate, minor));
  if (states.every((state) => state === undefined)) throw new Error(`feature gate ${gate}: no minor has it`);
  const first = states.indexOf(true);
  if (first < 0) return Infinity;
  if (states.slice(first).includes(false)) {
    throw new Error(`feature gate ${gate}: is on in one minor and off in a later one`);
  }
  return MINORS[first];
}
