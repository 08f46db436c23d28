import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { watchApp } from './app-checks/root-validation';
import { AgentFacts, agentFacts, FACTS } from './app-checks/workload-facts';
import { enforcedLevel } from './enforced-levels';
import { isUnchanged, snapshotOf } from './snapshot';
import { TargetClusters } from './target-clusters';
import { Finding } from '../findings/finding';
import { ObjectMeta } from '../model/generated/structs';
import { EnforcedLevel } from '../validation/pod-security/enforced-level';
import { DaemonSetValidator } from '../validation/validator';

const METADATA_MUTATORS = ['addLabel', 'addAnnotation', 'addFinalizers', 'addOwnerReference', 'add'] as const;

interface Answer {
  readonly findings: Finding[];
  readonly facts: AgentFacts;
}

interface Judgement extends Answer {
  readonly state: { readonly value: unknown };
  readonly changes: number;
  readonly validator: DaemonSetValidator;
  readonly enforced?: EnforcedLevel;
}

/** The API object of a DaemonSet, which remembers how it was judged for as long as nothing that is written has changed. */
export class DaemonSetObject extends ApiObject {
  /** How often patches or metadata were added. */
  private changes = 0;
  private last?: Judgement;
  private judged?: Answer;

  /**
   * @param spec the spec as it is written
   * @param state what the spec is made of, cheaper to look at than to write
   */
  constructor(
    scope: Construct,
    metadata: ObjectMeta | undefined,
    spec: () => object,
    private readonly state: () => object,
  ) {
    super(scope, 'Resource', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: Lazy.any({ produce: spec }) });
    watchApp(this);
    for (const mutator of METADATA_MUTATORS) this.count(mutator);
    const managedFields = metadata?.managedFields;
    if (managedFields) {
      // cdk8s drops empty maps inside metadata, and in managedFields an empty map means "this field"
      const toJson = this.metadata.toJson.bind(this.metadata);
      this.metadata.toJson = () => ({ ...toJson(), managedFields });
    }
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.changes++;
  }

  /** What the validator in force says of the object as it is written, patches included. */
  public findings(): Finding[] {
    return this.judge().findings;
  }

  /** The same within a validation of the app, whose checks have had the object judged just before. */
  public findingsOfPass(): Finding[] {
    const { judged = this.judge() } = this;
    this.judged = undefined;
    return judged.findings;
  }

  public [FACTS](): AgentFacts {
    this.judged = this.judge();
    return this.judged.facts;
  }

  /** cdk8s asks once a chart and once more. */
  private judge(): Answer {
    const validator = TargetClusters._validatorFor(this);
    const enforced = enforcedLevel(this, this.metadata.namespace);
    const made = this.state();
    const { last, changes } = this;
    const holds =
      last &&
      last.changes === changes &&
      last.validator === validator &&
      isUnchanged(enforced, last.enforced) &&
      isUnchanged(made, last.state.value);
    if (holds) return last;
    const manifest = this.toJson();
    const findings = validator.validate(manifest);
    if (enforced) findings.push(...validator._podSecurityFindings(manifest, enforced));
    const answer = { findings, facts: agentFacts(manifest) };
    const state = snapshotOf(made);
    this.last = state && { ...answer, state, changes, validator, enforced };
    return answer;
  }

  private count(mutator: (typeof METADATA_MUTATORS)[number]): void {
    const metadata = this.metadata as unknown as { [name: string]: (...args: unknown[]) => void };
    const mutate = metadata[mutator].bind(metadata);
    metadata[mutator] = (...args) => {
      this.changes++;
      mutate(...args);
    };
  }
}
