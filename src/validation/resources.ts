import { dnsLabelProblems, reportName } from './names';
import { resourceName, ResourceName } from './resource-names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { ResourceClaim, ResourceRequirements } from '../model/generated/structs';
import { MILLI, Quantity } from '../model/quantity';
import { decodeQuantity } from '../model/quantity-parse';

export type Amounts = NonNullable<ResourceRequirements['limits']>;

const CONTAINER_NAME = 'validation.go ValidateContainerResourceName';
const CLAIMS = 'validation.go validateResourceClaimNames';
const AMOUNT = 'validation.go ValidateResourceQuantityValue';

export const rules = defineRules('resources', 'validation.go validateResourceRequirements', {
  name: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateResourceName',
    remedy: 'Write cpu, memory, or a name with domain such as example.com/gpu.',
  },
  notStandard: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateResourceName',
    remedy: 'Put the domain before the name, as in example.com/gpu.',
  },
  notForContainers: {
    reason: 'FieldValueInvalid',
    upstream: CONTAINER_NAME,
    remedy: 'Use cpu, memory, ephemeral-storage, hugepages-<size>, or a name with domain.',
  },
  notExtended: {
    reason: 'FieldValueInvalid',
    upstream: CONTAINER_NAME,
    remedy: 'Use a domain without requests. at its start, of at most 244 bytes.',
  },
  notForPods: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validatePodResourceName',
    remedy: 'Give it to a container, a whole pod takes cpu, memory and hugepages-<size>.',
  },
  negative: { reason: 'FieldValueInvalid', upstream: AMOUNT, remedy: 'Use an amount of 0 or more.' },
  whole: { reason: 'FieldValueInvalid', upstream: AMOUNT, remedy: 'Use a whole number.' },
  pages: {
    reason: 'FieldValueInvalid',
    upstream: 'helpers.go IsHugePageResourceValueDivisible',
    remedy: 'Use a multiple of the page size in the name.',
  },
  pagesAlone: { reason: 'FieldValueForbidden', remedy: 'Give an amount of cpu or memory too.' },
  overLimit: { reason: 'FieldValueInvalid', remedy: 'Request no more than the limit.' },
  notLimit: { reason: 'FieldValueInvalid', remedy: 'Request as much as the limit, or leave the request out.' },
  limitMissing: { reason: 'FieldValueRequired', remedy: 'Set a limit that is equal to the request.' },
  claim: { reason: 'FieldValueRequired', upstream: CLAIMS, remedy: 'Name an entry of resourceClaims of the pod.' },
  claimUnknown: {
    reason: 'FieldValueNotFound',
    upstream: CLAIMS,
    remedy: 'Add an entry of this name to resourceClaims of the pod.',
  },
  claimTwice: {
    reason: 'FieldValueDuplicate',
    upstream: CLAIMS,
    remedy: 'List the claim once as a whole, or once for each of its requests.',
  },
  claimRequest: {
    reason: 'FieldValueInvalid',
    upstream: CLAIMS,
    remedy: "Write the name of a request of the claim: at most 63 lower-case letters, digits and '-'.",
  },
});

const MEMO_LIMIT = 1000;
const ZERO = new Quantity(0n, 0, '', 'int64');
const memo = new Map<number | string, Quantity>();

/** An amount as the server stores it, in thousandths. */
export function quantityOf(value: number | string): Quantity {
  let known = memo.get(value);
  if (known === undefined) {
    if (memo.size >= MEMO_LIMIT) memo.clear();
    const quantity = decodeQuantity(value);
    known = typeof quantity === 'string' ? ZERO : quantity.roundUp(MILLI);
    memo.set(value, known);
  }
  return known;
}

/** The amount of a resource in a list. Names are free text, so `constructor` is possible. */
export function amountOf(amounts: Amounts | undefined, name: string): number | string | undefined {
  return amounts !== undefined && Object.hasOwn(amounts, name) ? amounts[name] : undefined;
}

/** ValidateContainerResourceRequirements; with `ofPod` validatePodResourceRequirements. */
export function validateResources(
  resources: ResourceRequirements,
  path: Path,
  ctx: Context,
  claimNames: ReadonlySet<string>,
  ofPod = false,
): void {
  const { limits, requests, claims } = resources;
  let cpuOrMemory = false;
  let hugePages = false;
  for (const key in limits) {
    const name = resourceName(key);
    validateAmount(key, name, limits[key], path.child('limits'), ctx, ofPod);
    cpuOrMemory ||= name.cpuOrMemory;
    hugePages ||= name.hugePages;
  }
  for (const key in requests) {
    const name = resourceName(key);
    validateAmount(key, name, requests[key], path.child('requests'), ctx, ofPod);
    validateRequest(key, name, requests[key], amountOf(limits, key), path, ctx);
    cpuOrMemory ||= name.cpuOrMemory;
    hugePages ||= name.hugePages;
  }
  if (hugePages && !cpuOrMemory) ctx.report(rules.pagesAlone, path, 'has hugepages, but neither cpu nor memory');
  if (claims !== undefined) validateClaims(claims, path.child('claims'), ctx, claimNames);
}

/** validateOverhead: the rules of limits, reported under their path. */
export function validateOverhead(overhead: Amounts, path: Path, ctx: Context): void {
  validateResources({ limits: overhead }, path, ctx, new Set());
}

function validateAmount(
  key: string,
  name: ResourceName,
  value: number | string,
  path: Path,
  ctx: Context,
  ofPod: boolean,
): void {
  validateResourceName(key, path.key(key), ctx, ofPod ? 'pod' : 'container');
  const quantity = quantityOf(value);
  if (quantity.sign() < 0) ctx.report(rules.negative, path.key(key), `${quoted(String(value))} is below 0`);
  if (name.whole && quantity.milliValue() % 1000n !== 0n) {
    ctx.report(
      rules.whole,
      path.key(key),
      `${quoted(String(value))} is not a whole number, ${quoted(key)} comes in whole numbers`,
    );
  }
  if (isPartOfPage(name, quantity) && !ctx.relaxed.has('hugePages')) {
    ctx.report(
      rules.pages,
      path.key(key),
      `${quoted(String(value))} is not a multiple of the page size in ${quoted(key)}`,
    );
  }
}

function isPartOfPage({ hugePages, pageSize }: ResourceName, quantity: Quantity): boolean {
  return hugePages && (pageSize === undefined || quantity.value() % pageSize !== 0n);
}

/** Whether some amount of hugepages is not of whole pages. */
export function hasPartsOfPages(amounts: Amounts | undefined): boolean {
  return Object.entries(amounts ?? {}).some(([key, value]) => isPartOfPage(resourceName(key), quantityOf(value)));
}

/** validateResourceName and, where a pod or a container is to have the resource, validatePodResourceName or ValidateContainerResourceName. */
export function validateResourceName(key: string, path: Path, ctx: Context, holder?: 'pod' | 'container'): void {
  const { problems, standard, podLevel, containerProblem } = resourceName(key);
  if (problems.length > 0) {
    reportName(problems, key, rules.name, path, ctx);
  } else if (!standard) {
    ctx.report(rules.notStandard, path, `${quoted(key)} is not a resource of Kubernetes and has no domain`);
  } else if (holder === 'pod' && !podLevel) {
    ctx.report(rules.notForPods, path, `${quoted(key)} is not one of cpu, memory, hugepages-<size>`);
  }
  if (holder !== 'container') return;
  if (containerProblem === 'notForContainers') {
    ctx.report(
      rules.notForContainers,
      path,
      `${quoted(key)} is not one of cpu, memory, ephemeral-storage, hugepages-<size>`,
    );
  } else if (containerProblem === 'notExtended') {
    ctx.report(rules.notExtended, path, `${quoted(key)} cannot be the name of an extended resource`);
  }
}

/** The server names neither resource nor amount in these paths. */
function validateRequest(
  key: string,
  { overcommit }: ResourceName,
  request: number | string,
  limit: number | string | undefined,
  path: Path,
  ctx: Context,
): void {
  if (limit === undefined) {
    if (overcommit) return;
    // which one is not said, as upstream does not: for 1.37 they are all one error
    return ctx.report(
      rules.limitMissing,
      path.child('limits'),
      'lack an extended resource or hugepages that are requested',
    );
  }
  const order = quantityOf(request).cmp(quantityOf(limit));
  if (order !== 0 && !overcommit) {
    ctx.report(
      rules.notLimit,
      path.child('requests'),
      `${quoted(key)}: the request ${request} must be equal to the limit ${limit}`,
      key,
    );
  } else if (order > 0) {
    ctx.report(
      rules.overLimit,
      path.child('requests'),
      `${quoted(key)}: the request ${request} is above the limit ${limit}`,
      key,
    );
  }
}

/** The names that a message has room for. */
const MOST_NAMES = 100;

function someNames(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MOST_NAMES).join(', ');
  return names.size > MOST_NAMES ? `${shown} and ${names.size - MOST_NAMES} more` : shown;
}

/** validateResourceClaimNames. A claim is used as a whole or by some of its requests, each once. */
function validateClaims(
  claims: readonly ResourceClaim[],
  path: Path,
  ctx: Context,
  claimNames: ReadonlySet<string>,
): void {
  const used = new Set<string>();
  /** How many of the used entries are requests of a claim. */
  const requests = new Map<string, number>();
  claims.forEach(({ name = '', request = '' }, i) => {
    if (name === '') return ctx.report(rules.claim, path.index(i), 'has no name');
    const twice = (): void => ctx.report(rules.claimTwice, path.index(i), `${quoted(name)} is used before`);
    if (used.has(name)) {
      twice();
    } else {
      if (request !== '') {
        reportName(dnsLabelProblems(request), request, rules.claimRequest, path.index(i).child('request'), ctx);
      }
      const entry = request === '' ? name : `${name}/${request}`;
      if (used.has(entry)) {
        twice();
      } else if (request === '') {
        // one error for each request of the claim that is used before
        for (let left = requests.get(name) ?? 0; left > 0; left--) twice();
      }
      if (!used.has(entry) && entry.includes('/')) {
        const claim = entry.slice(0, entry.indexOf('/'));
        requests.set(claim, (requests.get(claim) ?? 0) + 1);
      }
      used.add(entry);
    }
    if (!claimNames.has(name)) {
      const known = claimNames.size === 0 ? 'there are none' : someNames(claimNames);
      ctx.report(
        rules.claimUnknown,
        path.index(i),
        `${quoted(name)} is not among the resourceClaims of the pod: ${known}`,
      );
    }
  });
}
