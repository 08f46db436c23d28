import { cases as containers } from './containers';
import { cases as daemonSets } from './daemon-set';
import { cases as decoding } from './decode';
import { cases as neverRuns } from './never-runs';
import { cases as podSecurity } from './pod-security';
import { cases as podSpecs } from './pod-spec';
import { pick } from './random';
import { oddText } from './texts';
import { cases as updates } from './update';
import { cases as volumes } from './volumes';
import { cases as warnings } from './warnings';

/** A DaemonSet that is sent to a server, as JSON. With `old`, in the place of that one. */
export interface Case {
  readonly manifest: string;
  readonly old?: string;
  /** The server's flag; true where absent. */
  readonly allowPrivileged?: boolean;
}

const PARTS = [containers, daemonSets, decoding, neverRuns, podSecurity, podSpecs, volumes, warnings];

/** Cases of all parts, pairs of parts, odd texts and updates. Same random numbers, same cases. */
export function cases(random: () => number, count: number): Case[] {
  return Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.15) {
      const [{ old, manifest }] = updates(random, 1);
      return { manifest: JSON.stringify(manifest), old: JSON.stringify(old) };
    }
    const [manifest] = kind < 0.4 ? [cross(one(random), one(random), random)] : pick(PARTS, random)(random, 1);
    return { manifest: random() < 0.06 ? oddText(manifest, random) : JSON.stringify(manifest) };
  });
}

function one(random: () => number): Struct {
  return JSON.parse(JSON.stringify(pick(PARTS, random)(random, 1)[0])) as Struct;
}

interface Struct {
  [key: string]: unknown;
}

/** What two parts changed, in one DaemonSet: of each field of the pod's spec, of the template, of the spec and so on that of one or the other. */
function cross(left: Struct, right: Struct, random: () => number): Struct {
  const crossed: Struct = {};
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const [a, b] = [left[key], right[key]];
    if (INNER.has(key) && isStruct(a) && isStruct(b)) crossed[key] = cross(a, b, random);
    else if (a !== undefined && b !== undefined) crossed[key] = random() < 0.5 ? a : b;
    else if (random() < 0.7) crossed[key] = a ?? b;
  }
  return { ...crossed, ...('kind' in left ? { kind: left.kind, apiVersion: left.apiVersion } : {}) };
}

const INNER = new Set(['metadata', 'spec', 'template']);

function isStruct(value: unknown): value is Struct {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
