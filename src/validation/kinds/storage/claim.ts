import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { PersistentVolumeClaimSpec } from '../../../model/generated/structs';
import { validateClaimSpec } from '../../volumes/claim-template';
import { Kind, subdomainName } from '../kind';

interface Claim {
  readonly spec: { -readonly [F in keyof PersistentVolumeClaimSpec]: PersistentVolumeClaimSpec[F] };
}

/** What the server drops and completes of the sources of data: DropDisabledFields and NormalizeDataSources. */
function prepare({ spec }: Claim, ctx: Context): void {
  if (!ctx.atLeast(34)) delete spec.volumeAttributesClassName;
  // CrossNamespaceVolumeDataSource is off
  if (spec.dataSourceRef?.namespace) delete spec.dataSourceRef;
  const { dataSource, dataSourceRef } = spec;
  if (dataSourceRef !== undefined) {
    const { apiGroup, kind, name } = dataSourceRef;
    spec.dataSource ??= { apiGroup, kind, name };
  } else if (dataSource !== undefined) {
    if (isClaimOrSnapshot(dataSource)) spec.dataSourceRef = { ...dataSource };
    else delete spec.dataSource;
  }
}

/** dataSourceIsPvcOrSnapshot; anything else is dropped without a word. */
function isClaimOrSnapshot({ apiGroup = '', kind }: { readonly apiGroup?: string; readonly kind?: string }): boolean {
  if (kind === 'PersistentVolumeClaim') return apiGroup === '';
  return kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io';
}

export const PERSISTENT_VOLUME_CLAIM: Kind = {
  isNamespaced: true,
  judgesNoUpdates: true,
  nameFor: subdomainName,
  prepare,
  validate: ({ spec }: Claim, ctx: Context): void => validateClaimSpec(spec, Path.of('spec'), ctx),
};
