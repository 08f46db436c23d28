import { isJsonObject, JsonObject } from '../../model/json-object';
import { objectOf, objectsOf, textOf } from '../../model/untyped';

/** The schema of a custom resource: the part of OpenAPI that is read here. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** A version of a custom resource. */
export interface CustomResourceVersion {
  readonly schema: Schema;
  /** The status is a resource of its own, which others write. */
  readonly writesStatus: boolean;
}

/** The schemas of the versions that CustomResourceDefinitions serve. */
export class CustomResourceDefinitions {
  /** Absent where two definitions of a kind are not the same. */
  private readonly versions = new Map<string, CustomResourceVersion | undefined>();

  /** Takes those of the objects that are definitions. */
  public constructor(objects: readonly unknown[]) {
    for (const object of objects) if (isJsonObject(object)) this.add(object);
  }

  public versionOf({ apiVersion, kind }: JsonObject): CustomResourceVersion | undefined {
    return this.versions.get(`${textOf(apiVersion)} ${textOf(kind)}`);
  }

  private add({ apiVersion, kind, spec }: JsonObject): void {
    if (apiVersion !== 'apiextensions.k8s.io/v1' || kind !== 'CustomResourceDefinition') return;
    const { group, names, versions } = objectOf(spec);
    for (const { name, served, schema, subresources } of objectsOf(versions)) {
      const { openAPIV3Schema } = objectOf(schema);
      if (served !== true || !isJsonObject(openAPIV3Schema)) continue;
      const key = `${textOf(group)}/${textOf(name)} ${textOf(objectOf(names).kind)}`;
      const version = { schema: openAPIV3Schema, writesStatus: objectOf(subresources).status !== undefined };
      const isSame = !this.versions.has(key) || JSON.stringify(this.versions.get(key)) === JSON.stringify(version);
      this.versions.set(key, isSame ? version : undefined);
    }
  }
}
