import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ACCEPT_ANNOTATION, Acceptance, namesRule, readAcceptances } from '../../findings/acceptance';
import { Finding } from '../../findings/finding';
import { Severity } from '../../findings/rule';
import { AppState, appState } from '../app-state';

/** An acceptance that a scope has in code, or an object in its annotation. */
export interface PlacedAcceptance extends Acceptance {
  readonly place: IConstruct;
}

/** What fails synth where no scope says otherwise. */
const FAILING: ReadonlySet<Severity> = new Set<Severity>(['error', 'never-runs']);

/** The acceptances for the findings of a construct, the nearest first. */
export function acceptancesFor(construct: IConstruct, object: ApiObject | undefined): PlacedAcceptance[] {
  const state = appState(construct);
  const inCode =
    state.acceptances.size === 0 ? [] : scopesOf(object ?? construct).flatMap((place) => inScope(state, place));
  return [...(object ? annotated(object).acceptances : []), ...inCode];
}

/** The acceptance of a finding. Errors have none, unless something can permit them: the API server decides them. */
export function acceptanceOf(
  { severity, rule, exception }: Finding,
  acceptances: readonly PlacedAcceptance[],
): PlacedAcceptance | undefined {
  return severity === 'error' && exception === undefined
    ? undefined
    : acceptances.find((one) => namesRule(one.rule, rule));
}

/** The findings of a construct that fail synth. */
export function failing(construct: IConstruct, object: ApiObject | undefined, findings: readonly Finding[]): Finding[] {
  // most have none, and the rest is not free
  if (findings.length === 0) return [];
  const severities = failingSeverities(construct);
  const acceptances = acceptancesFor(construct, object);
  return findings.filter((finding) => severities.has(finding.severity) && !acceptanceOf(finding, acceptances));
}

function failingSeverities(construct: IConstruct): ReadonlySet<Severity> {
  const { failOn } = appState(construct);
  if (failOn.size === 0) return FAILING;
  const nearest = scopesOf(construct).find((scope) => failOn.has(scope));
  return nearest ? failOn.get(nearest)! : FAILING;
}

/** All acceptances within a scope, in code and in annotations, and the lines of annotations that are none. */
export function acceptancesWithin(scope: IConstruct): { acceptances: PlacedAcceptance[]; bad: [ApiObject, string][] } {
  const state = appState(scope);
  const acceptances: PlacedAcceptance[] = [];
  const bad: [ApiObject, string][] = [];
  for (const construct of scope.node.findAll()) {
    acceptances.push(...inScope(state, construct));
    if (!ApiObject.isApiObject(construct)) continue;
    const written = annotated(construct);
    acceptances.push(...written.acceptances);
    bad.push(...written.bad.map((line): [ApiObject, string] => [construct, line]));
  }
  return { acceptances, bad };
}

function annotated(object: ApiObject): { acceptances: PlacedAcceptance[]; bad: string[] } {
  const { annotations } = object.metadata.toJson() ?? {};
  const text: unknown = annotations?.[ACCEPT_ANNOTATION];
  if (typeof text !== 'string') return { acceptances: [], bad: [] };
  const { acceptances, bad } = readAcceptances(text);
  return { acceptances: acceptances.map((one) => ({ ...one, place: object })), bad };
}

function inScope({ acceptances }: AppState, place: IConstruct): PlacedAcceptance[] {
  return (acceptances.get(place) ?? []).map((one) => ({ ...one, place }));
}

/** The construct and what is around it, from the inside out. */
function scopesOf(construct: IConstruct): IConstruct[] {
  return [...construct.node.scopes].reverse();
}
