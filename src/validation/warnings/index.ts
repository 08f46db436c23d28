import { warnOfAddresses } from './addresses';
import { warnOfAnnotations } from './annotations';
import { warnOfContainers } from './containers';
import { warnOfFilePaths } from './file-paths';
import { warnOfLists } from './lists';
import { warnOfNodeLabels } from './node-labels';
import { warnOfPorts } from './ports';
import { warnOfMissingSelectors } from './selectors';
import { warnOfVolumes } from './volumes';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { DecodedTemplate } from '../../stored/decode';

/** GetWarningsForPodTemplate: warnings about a template that the server accepts. */
export function warn({ metadata, spec }: DecodedTemplate, path: Path, ctx: Context): void {
  const specPath = path.child('spec');
  warnOfNodeLabels(spec, specPath, ctx);
  warnOfMissingSelectors(spec, specPath, ctx);
  if (metadata.annotations !== undefined) {
    warnOfAnnotations(metadata.annotations, spec, path.child('metadata').child('annotations'), ctx);
  }
  if (spec.volumes !== undefined) {
    warnOfVolumes(spec.volumes, specPath.child('volumes'), ctx);
    warnOfFilePaths(spec.volumes, specPath.child('volumes'), ctx);
  }
  warnOfLists(spec, specPath, ctx);
  warnOfContainers(spec, specPath, ctx);
  warnOfPorts(spec, specPath, ctx);
  warnOfAddresses(spec, specPath, ctx);
}
