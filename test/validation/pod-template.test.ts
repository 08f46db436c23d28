import { testDaemonSets } from './daemon-set-table';
import { labelValueProblems, qualifiedNameProblems } from '../../src/validation/names';

const [KEY] = qualifiedNameProblems('-');
const [VALUE] = labelValueProblems('-');

testDaemonSets({
  'labels and annotations of the template are not said to be metadata': {
    podMetadata: { labels: { app: 'a', 'a b': 'c d' }, annotations: { 'a b': '', b: 'x'.repeat(262144) } },
    errors: [
      `Invalid spec.template.labels: "a b" ${KEY}`,
      `Invalid spec.template.labels: the value "c d" ${VALUE}`,
      'TooLong spec.template.annotations: keys and values have 262148 bytes, 262144 are allowed',
      `Invalid spec.template.annotations: "a b" ${KEY}`,
    ],
  },
  'other metadata of the template is not looked at': {
    podMetadata: { labels: { app: 'a' }, name: 'A B', namespace: 'A', finalizers: ['x y'] },
    errors: [],
  },
  'there are no ephemeral containers in a template': {
    podSpec: { ephemeralContainers: [{ name: 'debug', image: 'a' }] },
    errors: ['Forbidden spec.template.spec.ephemeralContainers: a pod template has none'],
  },
  'an empty list of ephemeral containers has none': { podSpec: { ephemeralContainers: [] }, errors: [] },
  'a template without containers and labels is judged as what it is': {
    spec: { template: undefined },
    errors: [
      'Invalid spec.template.metadata.labels: do not match spec.selector, so the DaemonSet would not own its pods',
      'Required spec.template.spec.containers: are missing',
    ],
  },
});
