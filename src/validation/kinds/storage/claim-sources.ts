import { ObjectMeta, PersistentVolumeClaimSpec } from '../../../model/generated/structs';

export interface Claim {
  readonly metadata: ObjectMeta;
  readonly spec: { -readonly [F in keyof PersistentVolumeClaimSpec]: PersistentVolumeClaimSpec[F] };
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: { readonly [resource: string]: string | number };
    readonly allocatedResources?: object;
    readonly allocatedResourceStatuses?: object;
    readonly currentVolumeAttributesClassName?: string;
  };
}

/** The two ways to name a source of data are made the same; of the older one, only claims and snapshots are kept. */
export function normalizeSources(spec: Claim['spec'], keepsAny: boolean): void {
  const { dataSource, dataSourceRef } = spec;
  if (dataSourceRef !== undefined) {
    const { apiGroup, kind, name, namespace } = dataSourceRef;
    if (!namespace) spec.dataSource ??= { apiGroup, kind, name };
  } else if (dataSource !== undefined) {
    if (keepsAny || isClaimOrSnapshot(dataSource)) spec.dataSourceRef = { ...dataSource };
    else delete spec.dataSource;
  }
}

/** dataSourceIsPvcOrSnapshot; anything else is dropped without a word. */
function isClaimOrSnapshot({ apiGroup = '', kind }: { readonly apiGroup?: string; readonly kind?: string }): boolean {
  if (kind === 'PersistentVolumeClaim') return apiGroup === '';
  return kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io';
}
