import { builtMinors } from '../../conformance/ask';

export { askKubernetes, builtMinors, runConformance } from '../../conformance/ask';

/** Live comparisons are skipped, visibly, where nothing is built. */
export const liveTest = builtMinors.length > 0 ? test : test.skip;
