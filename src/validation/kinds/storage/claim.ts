import { validateChange } from './claim-change';
import { Claim, normalizeSources } from './claim-sources';
import { Context } from '../../../findings/context';
import { Path } from '../../../findings/path';
import { isFaultySelector } from '../../selector';
import { validateClaimSpec } from '../../volumes/claim-template';
import { Kind, subdomainName } from '../kind';

/** What the server drops and completes of a new claim: DropDisabledFields, EnforceDataSourceBackwardsCompatibility, NormalizeDataSources. */
function prepare({ spec }: Claim, ctx: Context): void {
  if (!ctx.atLeast(34)) delete spec.volumeAttributesClassName;
  // CrossNamespaceVolumeDataSource is off
  if (spec.dataSourceRef?.namespace) delete spec.dataSourceRef;
  normalizeSources(spec, false);
}

/** The same of an update, which keeps what the old claim has. */
function prepareChange({ spec }: Claim, { spec: old }: Claim, ctx: Context): void {
  if (!ctx.atLeast(34)) delete spec.volumeAttributesClassName;
  if (spec.dataSourceRef?.namespace && old.dataSourceRef === undefined) delete spec.dataSourceRef;
  normalizeSources(spec, old.dataSource !== undefined || old.dataSourceRef !== undefined);
}

function validate({ spec }: Claim, ctx: Context, old?: Claim): void {
  const sources = [old?.spec.dataSource, old?.spec.dataSourceRef];
  validateClaimSpec(spec, Path.of('spec'), ctx, {
    selectorValues: isFaultySelector(old?.spec.selector, ctx),
    apiGroups: sources.some((source) => source?.apiGroup !== undefined),
  });
}

export const PERSISTENT_VOLUME_CLAIM: Kind = {
  isNamespaced: true,
  nameFor: subdomainName,
  prepare,
  prepareChange,
  validate,
  validateChange,
};
