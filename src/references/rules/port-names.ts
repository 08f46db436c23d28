import { Path } from '../../findings/path';
import { defineRules, Rule } from '../../findings/rule';
import { ownValue } from '../../model/own-value';
import { objectOf, objectsOf, textOf } from '../../model/untyped';
import { ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/port-names',
  { stage: 'run', severity: 'never-runs', upstream: 'pkg/probe/util.go ResolveContainerPort' },
  {
    ready: {
      reason: 'FieldValueNotFound',
      remedy: 'Name a port of the container; without it, the container never becomes ready.',
    },
    live: {
      reason: 'FieldValueNotFound',
      severity: 'advice',
      remedy: 'Name a port of the container; without it, the kubelet throws the result of the probe away.',
    },
    start: {
      reason: 'FieldValueNotFound',
      upstream: 'pkg/kubelet/lifecycle/handlers.go resolvePort',
      remedy: 'Name a port of the container; without it, the kubelet kills the container after each start.',
    },
    stop: {
      reason: 'FieldValueNotFound',
      severity: 'advice',
      upstream: 'pkg/kubelet/lifecycle/handlers.go resolvePort',
      remedy: 'Name a port of the container; without it, the hook does nothing.',
    },
  },
);

/** The handlers that may name a port, and the rule of each. */
const HANDLERS: readonly [readonly string[], Rule][] = [
  [['readinessProbe'], rules.ready],
  [['startupProbe'], rules.ready],
  [['livenessProbe'], rules.live],
  [['lifecycle', 'postStart'], rules.start],
  [['lifecycle', 'preStop'], rules.stop],
];

/** Probes and hooks name ports of their own container. */
export const checkPortNames: ReferenceCheck = ({ pods }, _, report) => {
  if (!pods) return;
  for (const { container, path } of pods.containers) {
    const isNamed = (port: string) => objectsOf(container.ports).some(({ name }) => textOf(name) === port);
    for (const [steps, rule] of HANDLERS) {
      const handler = steps.reduce((value, step) => objectOf(ownValue(value, step)), container);
      for (const action of ['httpGet', 'tcpSocket']) {
        const { port } = objectOf(ownValue(handler, action));
        if (typeof port !== 'string' || /^\d+$/.test(port) || isNamed(port)) continue;
        const at = [...steps, action, 'port'].reduce((parent: Path, step) => parent.child(step), path);
        report(rule, at, `container '${textOf(container.name)}' has no port called '${port}'`);
      }
    }
  }
};
