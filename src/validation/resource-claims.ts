import { dnsLabelProblems, dnsSubdomainProblems, reportName } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { PodResourceClaim } from '../model/generated/structs';

// minors before 1.34 drop the claims (gate DynamicResourceAllocation)
export const rules = defineRules('resource-claims', 'validation.go validatePodResourceClaim', {
  nameMissing: {
    reason: 'FieldValueRequired',
    since: 34,
    remedy: 'Name the claim; containers refer to it by that name.',
  },
  nameTwice: { reason: 'FieldValueDuplicate', since: 34, remedy: 'Give each claim a name of its own.' },
  name: { reason: 'FieldValueInvalid', since: 34, remedy: "Write at most 63 lower-case letters, digits and '-'." },
  sources: {
    reason: 'FieldValueInvalid',
    since: 34,
    remedy: 'Give either resourceClaimName or resourceClaimTemplateName.',
  },
  source: { reason: 'FieldValueInvalid', since: 34, remedy: 'Write the name of the object as it is in the cluster.' },
});

/** validatePodResourceClaims */
export function validateResourceClaims(claims: readonly PodResourceClaim[], path: Path, ctx: Context): void {
  const seen = new Set<string>();
  claims.forEach((claim, i) => {
    const { name, resourceClaimName, resourceClaimTemplateName } = claim;
    const claimPath = path.index(i);
    if (name === '') {
      ctx.report(rules.nameMissing, claimPath.child('name'), 'is missing');
    } else if (seen.has(name)) {
      ctx.report(rules.nameTwice, claimPath.child('name'), `${quoted(name)} is the name of an earlier claim`);
    } else {
      reportName(dnsLabelProblems(name), name, rules.name, claimPath.child('name'), ctx);
      seen.add(name);
    }
    if ((resourceClaimName === undefined) === (resourceClaimTemplateName === undefined)) {
      ctx.report(
        rules.sources,
        claimPath,
        `has ${resourceClaimName === undefined ? 'neither' : 'both'} of resourceClaimName, resourceClaimTemplateName`,
      );
    }
    validateSource(resourceClaimName, claimPath.child('resourceClaimName'), ctx);
    validateSource(resourceClaimTemplateName, claimPath.child('resourceClaimTemplateName'), ctx);
  });
}

function validateSource(name: string | undefined, path: Path, ctx: Context): void {
  if (name !== undefined) reportName(dnsSubdomainProblems(name), name, rules.source, path, ctx);
}
