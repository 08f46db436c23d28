import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { enforcedLevel, keepEnforcedLevels } from './enforced-levels';
import { SynthValidation } from './synth-validation';
import { ObjectMeta } from '../model/generated/structs';
import { Finding } from '../validation/finding';
import { DaemonSetValidator } from '../validation/validator';

/** The API object of a DaemonSet, which remembers how it was judged for as long as nothing that is written has changed. */
export class DaemonSetObject extends ApiObject {
  private patchCount = 0;
  private judged?: { readonly state: string; readonly validator: DaemonSetValidator; readonly findings: Finding[] };

  /**
   * @param spec the spec as it is written
   * @param state what the spec is made of, cheaper to look at than to write
   */
  constructor(scope: Construct, metadata: ObjectMeta | undefined, spec: () => object, private readonly state: () => object) {
    super(scope, 'Resource', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: Lazy.any({ produce: spec }) });
    keepEnforcedLevels(this);
    const managedFields = metadata?.managedFields;
    if (managedFields) {
      // cdk8s drops empty maps inside metadata, and in managedFields an empty map means "this field"
      const toJson = this.metadata.toJson.bind(this.metadata);
      this.metadata.toJson = () => ({ ...toJson(), managedFields });
    }
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.patchCount += ops.length;
  }

  /** What the validator in force says of the object as it is written, patches included. cdk8s asks once a chart and once more. */
  public findings(): Finding[] {
    const validator = SynthValidation._validatorFor(this);
    const enforced = enforcedLevel(this, this.metadata.namespace);
    const made = this.state();
    const state = isPlain(made) ? JSON.stringify([made, this.metadata.toJson(), this.patchCount, enforced]) : undefined;
    if (state === undefined || this.judged?.state !== state || this.judged.validator !== validator) {
      const manifest = this.toJson();
      const findings = validator.validate(manifest);
      if (enforced) findings.push(...validator._podSecurityFindings(manifest, enforced.level, enforced.policyVersion));
      if (state === undefined) return findings;
      this.judged = { state, validator, findings };
    }
    return this.judged.findings;
  }
}

/** Whether a value is the same each time it is written: no Lazy in it, nor anything else that cdk8s resolves. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return false;
  for (const key in value) if (!isPlain((value as { [key: string]: unknown })[key])) return false;
  return true;
}
