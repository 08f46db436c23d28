import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AgentFacts, agentFacts } from './agent-facts';
import { AppObject, appObjects } from './app-objects';
import { appErrors, CheckedObject } from './check-app';
import { AppJudgement, KnownJudgement } from './judgement';
import { isOwn } from './own-objects';
import { textFindings } from './written-texts';
import { Finding } from '../../findings/finding';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { isSameJson } from '../../model/json-object';
import { platformFindings } from '../../platforms/judge-set';
import { referenceFindings } from '../../references/check';
import { ManifestSet, PlacedObject } from '../../references/manifest-set';
import { MAINTAINED_VERSIONS } from '../../stored/kubernetes-versions';
import { podSelectionOf } from '../../stored/pod-selection';
import { ObjectValidator } from '../../validation/validator';
import { appState } from '../app-state';
import { DaemonSetObject } from '../daemon-set-object';
import { readEnforcedLevels } from '../enforced-levels';
import { Platform } from '../platform';
import { TargetClusters } from '../target-clusters';

/** Objects of others often have fields that are newer than what DaemonSets are validated for by default. */
const MAINTAINED = new ObjectValidator({ kubernetesVersion: MAINTAINED_VERSIONS });

const SELECTING_KINDS: ReadonlySet<string> = new Set(['apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet']);

/** Judges the app. What was said before holds while no object of the app is another one. */
export function judgeApp({ node: { root } }: IConstruct): AppJudgement {
  const state = appState(root);
  const all = appObjects(root);
  // DaemonSets are judged by them
  readEnforcedLevels(
    root,
    all.map(({ object }) => object),
  );
  const written = all.map(({ object }) => writtenOf(object, state.judgement));
  const manifests = new Map(all.map(({ object }, i) => [object, written[i].manifest]));
  const compared = [
    ...all.flatMap(({ object, cluster, place, ignored }, i) => [
      object,
      written[i].manifest,
      cluster,
      place,
      Platform._around(object),
      TargetClusters._validatorFor(object),
      ...ignored,
    ]),
    ...[...state.budgets].flat(),
    ...state.left,
  ];
  const known = state.judgement?.compared;
  if (compared.length !== known?.length || compared.some((value, i) => value !== known[i])) {
    state.judgement = {
      compared,
      manifests,
      errors: appErrors(
        all.map((one, i) => checkedObject(one, written[i])),
        state.budgets,
      ),
      findings: findingsOf(all, manifests),
    };
  }
  return state.judgement!;
}

interface Written {
  readonly manifest: object;
  /** Of a DaemonSet of this library. */
  readonly facts?: AgentFacts;
}

/** As it is written; the manifest that was judged before where it is the same. */
function writtenOf(object: ApiObject, judgement: KnownJudgement | undefined): Written {
  if (DaemonSetObject.is(object)) return object.judgement();
  const manifest = object.toJson();
  const known = judgement?.manifests.get(object);
  return { manifest: known && isSameJson(manifest, known) ? known : manifest };
}

function checkedObject(one: AppObject, { manifest, facts }: Written): CheckedObject {
  const { object } = one;
  const kind = `${object.apiGroup}/${object.kind}`;
  if (kind === 'apps/DaemonSet') {
    const agent = facts ?? agentFacts(manifest);
    return { ...one, agent, selection: agent };
  }
  return { ...one, selection: SELECTING_KINDS.has(kind) ? podSelectionOf(manifest) : undefined };
}

/** What is said of each object beside what constructs of this library report of their DaemonSets themselves. */
function findingsOf(all: readonly AppObject[], manifests: ReadonlyMap<ApiObject, object>): Map<ApiObject, Finding[]> {
  const findings = new Map<ApiObject, Finding[]>();
  for (const { object } of all) {
    findings.set(object, DaemonSetObject.is(object) ? [] : objectFindings(object, manifests.get(object)));
  }
  for (const cluster of new Set(all.map((one) => one.cluster))) {
    const together = all.filter((one) => one.cluster === cluster);
    const placed = together.map(({ object, place }) => ({ manifest: manifests.get(object), place }));
    const ofPlatforms = findingsOnPlatforms(together, placed);
    referenceFindings(placed).forEach((references, i) => {
      const { object } = together[i];
      const found = [...references, ...(ofPlatforms[i] ?? [])];
      if (found.length > 0 && !isLeft(object)) findings.get(object)!.push(...found);
    });
  }
  return findings;
}

/** What the platforms of DaemonSets say of them. */
function findingsOnPlatforms(together: readonly AppObject[], placed: readonly PlacedObject[]): Finding[][] {
  const profiles = together.map(({ object }) => (isDaemonSet(object) ? Platform._around(object) : undefined));
  if (profiles.every((profile) => profile === undefined)) return [];
  const set = new ManifestSet(placed);
  return profiles.map((profile, i) =>
    profile === undefined ? [] : platformFindings(placed[i], set, [profile]).map((one) => one.toFinding()),
  );
}

/** What kubectl reads otherwise; and, of an object that it reads as it is meant, what the server says. */
function objectFindings(object: ApiObject, manifest: unknown): Finding[] {
  const texts = textFindings(manifest);
  if (texts.length > 0 || isLeft(object)) return texts;
  return TargetClusters._validatorFor(object, isDaemonSet(manifest) ? undefined : MAINTAINED).validateObject(manifest);
}

/** Whether its owners have asked not to be told of an object that no construct of this library makes. */
function isLeft(object: ApiObject): boolean {
  const { left } = appState(object);
  return left.size > 0 && object.node.scopes.some((scope) => left.has(scope)) && !isOwn(object);
}
