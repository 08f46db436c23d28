import { MINORS, readModuleFile } from './go-modules';

/** The part of an OpenAPI 2 schema that the generator reads. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** One Kubernetes minor and the definitions that its API server publishes, by full name. */
export interface Source {
  readonly minor: number;
  readonly definitions: Record<string, Schema>;
}

/** The OpenAPI documents of every supported minor, oldest first. */
export function readSources(): Source[] {
  return MINORS.map((minor) => {
    const text = readModuleFile(minor, 'k8s.io/kubernetes', 'api/openapi-spec/swagger.json')!;
    return { minor, definitions: JSON.parse(text).definitions };
  });
}
