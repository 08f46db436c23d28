import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { Volume } from '../../model/generated/structs';
import { dnsSubdomainProblems, reportName } from '../names';

/*
 * The claims that the server makes for the ephemeral volumes of a pod. They are named after both, so a template has none.
 */

export const rules = defineRules('volumes/created-claims', 'validation.go ValidateVolumes', {
  name: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateVolumeSource',
    remedy: 'Give the pod or the volume a shorter name.',
  },
  taken: { reason: 'FieldValueInvalid', remedy: 'Name another claim: this one is made for an ephemeral volume.' },
});

/** The name of the claim of an ephemeral volume. */
export function validateCreatedClaim(name: string, podName: string, path: Path, ctx: Context): void {
  if (name === '') return;
  reportName(dnsSubdomainProblems(`${podName}-${name}`), name, rules.name, path.child('name'), ctx);
}

/** No other volume uses one of these claims. */
export function validateOtherClaims(volumes: readonly Volume[], podName: string, path: Path, ctx: Context): void {
  const created = new Set(volumes.filter(({ ephemeral }) => ephemeral).map(({ name }) => `${podName}-${name}`));
  volumes.forEach(({ persistentVolumeClaim: claim }, i) => {
    if (claim === undefined || !created.has(claim.claimName ?? '')) return;
    const place = path.index(i).child('persistentVolumeClaim').child('claimName');
    ctx.report(rules.taken, place, `${quoted(claim.claimName)} is made for an ephemeral volume of the pod`);
  });
}
