import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { AgentFacts, agentFacts } from './app-checks/agent-facts';
import { textFindings } from './app-checks/written-texts';
import { enforcedLevel } from './enforced-levels';
import { isPlainJson } from './plain-json';
import { plainRendering } from './plain-rendering';
import { TargetClusters } from './target-clusters';
import { Finding } from '../findings/finding';
import { ObjectMeta } from '../model/generated/structs';
import { isSameJson, JsonObject } from '../model/json-object';
import { copyJson } from '../stored/copy-json';
import { EnforcedLevel } from '../validation/pod-security/enforced-level';
import { ObjectValidator } from '../validation/validator';

interface Rendering {
  readonly manifest: object;
  /** What the manifest was made of; nothing where a part of it can be another one each time, as a Lazy can. */
  readonly source?: { readonly spec: object; readonly metadata: JsonObject };
}

/** What the validator says of a manifest, and what the manifest has in common with other objects of the app. */
interface Judgement {
  readonly manifest: object;
  readonly findings: readonly Finding[];
  readonly facts: AgentFacts;
}

/**
 * The API object of a DaemonSet. cdk8s validates an app once a chart and once more, and then writes it. The object is rendered and judged the
 * first time; after that it is compared with what it was made of, and what was judged is written.
 */
export class DaemonSetObject extends ApiObject {
  /** Whether an API object is one of these; `instanceof` of cdk8s is true for every API object. */
  public static is(object: ApiObject): object is DaemonSetObject {
    return typeof (object as Partial<DaemonSetObject>).judgement === 'function';
  }

  private isPatched = false;
  private rendering?: Rendering;
  private judged?: Judgement & {
    readonly validator: ObjectValidator;
    readonly enforced?: EnforcedLevel;
  };

  /** @param spec the spec as it is at the moment; what it consists of never changes in place */
  constructor(
    scope: Construct,
    metadata: ObjectMeta | undefined,
    private readonly spec: () => object,
  ) {
    checkKeys(scope.node.path, metadata);
    super(scope, 'Resource', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: Lazy.any({ produce: spec }) });
    if (metadata?.managedFields) {
      // cdk8s drops empty maps inside metadata, and in managedFields an empty map means "this field"
      this.addJsonPatch(JsonPatch.add('/metadata/managedFields', metadata.managedFields));
    }
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.isPatched = true;
  }

  /** A copy, since callers may change what they get. */
  public toJson(): any {
    return copyJson(this.manifest()).value;
  }

  /** What the validator in force says of the object as it is written, patches included. */
  public judgement(): Judgement {
    const manifest = this.manifest();
    const validator = TargetClusters._validatorFor(this);
    const enforced = enforcedLevel(this, this.metadata.namespace);
    const { judged } = this;
    if (judged?.validator === validator && isSameJson(enforced, judged.enforced)) {
      if (judged.manifest === manifest || isSameJson(judged.manifest, manifest)) return judged;
    }
    const isJson = manifest === this.rendering?.manifest && this.rendering.source !== undefined;
    const findings = [...textFindings(manifest), ...validator.validate(manifest, isJson)];
    if (enforced) findings.push(...validator.podSecurityFindings(manifest, enforced));
    this.judged = { findings, facts: agentFacts(manifest), manifest, validator, enforced };
    return this.judged;
  }

  private manifest(): object {
    // patches may hold what their maker changes later
    if (this.isPatched) return super.toJson();
    const spec = this.spec();
    const { source, manifest } = this.rendering ?? {};
    if (source && isSameJson(spec, source.spec) && isSameJson(this.metadata, source.metadata)) return manifest!;
    const { apiObject, ...metadata } = this.metadata as unknown as JsonObject;
    const plain = isPlainJson(metadata) ? plainRendering(this, spec, () => super.toJson()) : undefined;
    this.rendering = {
      manifest: plain ?? super.toJson(),
      // the way back to the object is the same
      ...(plain && { source: { spec, metadata: { ...(copyJson(metadata).value as JsonObject), apiObject } } }),
    };
    return this.rendering.manifest;
  }
}

/** cdk8s writes all metadata, and of keys that every object has it loses the one and fails at the other. */
function checkKeys(path: string, metadata: ObjectMeta | null = {}): void {
  for (const field of ['labels', 'annotations'] as const) {
    const map = metadata?.[field] ?? {};
    const key = ['__proto__', 'constructor'].find((name) => Object.hasOwn(map, name));
    if (key === undefined) continue;
    throw new Error(`${path}: metadata.${field} has the key '${key}', which cdk8s cannot write; choose another key`);
  }
}
