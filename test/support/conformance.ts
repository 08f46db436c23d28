import { testIf } from './test-if';
import { builtMinors } from '../../conformance/ask';

export { askKubernetes, builtMinors, runConformance } from '../../conformance/ask';

export const liveTest = testIf(builtMinors.length > 0, 'no program is built in conformance/bin');
