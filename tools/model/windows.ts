import { MINORS, readModuleFile } from './go-modules';

const FUNCTION = /^func validateWindows\([\s\S]*?^\}/m;
const OF_POD = /\(fldPath\.Child\("securityContext"\)\.Child\("(\w+)"\)/g;
const OF_POD_SPEC = /\(fldPath\.Child\("(\w+)"\), "cannot/g;

/** The fields that a pod for Windows must not set in any minor, as `Type.field`, out of validateWindows in the Go source. */
export function notOnWindows(): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const minor of MINORS) {
    const source = readModuleFile(minor, 'k8s.io/kubernetes', 'pkg/apis/core/validation/validation.go')!;
    const [ofPod, ofContainers] = FUNCTION.exec(source)![0].split('VisitContainersWithPath');
    for (const [, name] of ofPod.matchAll(OF_POD)) fields.add(`PodSecurityContext.${name}`);
    for (const [, name] of ofPod.matchAll(OF_POD_SPEC)) fields.add(`PodSpec.${name}`);
    for (const [, name] of ofContainers.matchAll(OF_POD_SPEC)) fields.add(`SecurityContext.${name}`);
  }
  return fields;
}
