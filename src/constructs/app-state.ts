import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { AppCheck } from '../model/app-check';
import type { KnownJudgement } from './app-checks/judgement';
import type { NodeBudget } from './app-checks/node-budget';
import type { AgentEnvironmentOptions } from './node-agent/environment-options';
import type { SharedCompanions } from './node-agent/shared-companions';
import type { Acceptance } from '../findings/acceptance';
import type { Severity } from '../findings/rule';
import type { PlatformProfile } from '../platforms/profile';
import type { EnforcedLevel } from '../validation/pod-security/enforced-level';
import type { ObjectValidator } from '../validation/validator';

/** Everything that the library keeps about an app beside the constructs themselves. Scopes are constructs of the app. */
export class AppState {
  /** Validators, by the scope that `TargetClusters` set them for. */
  public readonly validators = new Map<IConstruct, ObjectValidator>();

  /** Scopes that are for a cluster of their own. */
  public readonly clusters = new Set<IConstruct>();

  /** Checks that the objects within a scope are left out of. */
  public readonly ignoredChecks = new Map<IConstruct, ReadonlySet<AppCheck>>();

  /** What the agents of one node may request together, by the scope of their cluster. */
  public readonly budgets = new Map<IConstruct, NodeBudget>();

  /** Registry mirrors, proxies and the like of agents, by the scope that they were set for. */
  public readonly environments = new Map<IConstruct, AgentEnvironmentOptions>();

  /** The platforms of DaemonSets, by the scope that they were set for. */
  public readonly platforms = new Map<IConstruct, PlatformProfile>();

  /** Agents for Windows nodes, whatever platform is set around them. */
  public readonly onWindows = new Set<IConstruct>();

  /** What the pools of one daemon share, by the path of each pool. */
  public readonly sharedCompanions = new Map<string, SharedCompanions>();

  /** ConfigMaps and Secrets by namespace, kind and name, as of the last search; some may have left the tree since. */
  public readonly configObjects = new Map<string, ApiObject>();

  /** The Pod Security levels of the namespaces that the app makes, as of the last look at the whole app. */
  public enforcedLevels: ReadonlyMap<string, EnforcedLevel> = new Map();

  /** The last judgement on the app as a whole. */
  public judgement?: KnownJudgement;

  /** Whether the last two passes of validation in one synth found the same objects. */
  public isSettled = false;

  /** How many passes of validation were left out so far. */
  public passesLeftOut = 0;

  /** Whether cdk8s rendered the first DaemonSet of the app as this library does. */
  public isRenderedAlike?: boolean;

  /** What is accepted within scopes. */
  public readonly acceptances = new Map<IConstruct, readonly Acceptance[]>();

  /** The severities that fail synth within scopes. */
  public readonly failOn = new Map<IConstruct, ReadonlySet<Severity>>();

  /** Scopes whose objects are judged only where a construct of this library makes them. */
  public readonly left = new Set<IConstruct>();

  /** Whether the root validates the app as a whole. */
  public isValidated = false;
}

const STATE = Symbol.for('cdk8s-daemonsets.app-state');

/** The state of the app that a construct belongs to; it is a property of the root of the tree. */
export function appState(construct: IConstruct): AppState {
  // node.root makes a list of all scopes on the way
  let root = construct as IConstruct & { [STATE]?: AppState };
  for (let scope = root.node.scope; scope; scope = root.node.scope) root = scope;
  if (!root[STATE]) Object.defineProperty(root, STATE, { value: new AppState() });
  return root[STATE]!;
}
