import { defineRules } from '../../findings/rule';
import { objectsOf, textMapOf, textOf } from '../../model/untyped';
import { PodsOf, ReferenceCheck } from '../manifest-set';

export const rules = defineRules(
  'references/loopback-ports',
  { stage: 'run', severity: 'advice', upstream: 'man 2 bind' },
  {
    taken: {
      reason: 'FieldValueInvalid',
      remedy:
        'Give one of the two another port, such as kubeRbacProxy.upstreamPort of a NodeExporterDaemonSet, or keep them on different nodes.',
    },
  },
);

const LISTENS = /^--[\w.-]*listen-address(?:es)?=(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)$/;

/** A process in the network of the node that listens on a loopback port, which no manifest declares, beside another that uses the port. */
export const checkLoopbackPorts: ReferenceCheck = (object, set, report) => {
  const { pods } = object;
  if (object.kind !== 'DaemonSet' || pods?.spec.hostNetwork !== true) return;
  for (const { container, path } of pods.containers) {
    listOfTexts(container.args).forEach((arg, i) => {
      const listens = LISTENS.exec(arg);
      if (listens === null) return;
      const port = Number(listens[1]);
      const other = set
        .ofKind('DaemonSet')
        .find(
          (one) =>
            one !== object && one.pods?.spec.hostNetwork === true && mayMeet(pods, one.pods) && uses(one.pods, port),
        );
      if (other === undefined) return;
      report(
        rules.taken,
        path.child('args').index(i),
        `port ${port} of the node is used by ${other.kind} '${other.name}' too, so that one of the two cannot start where both run`,
      );
    });
  }
};

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function uses({ containers }: PodsOf, port: number): boolean {
  return containers.some(
    ({ container }) =>
      listOfTexts(container.args).some((arg) => Number(LISTENS.exec(arg)?.[1]) === port) ||
      objectsOf(container.ports).some(
        ({ containerPort, hostIP }) =>
          containerPort === port && ['', '0.0.0.0', '::', '127.0.0.1', '::1'].includes(textOf(hostIP)),
      ),
  );
}

/** Whether some node can have both: no label is asked for with two values. */
function mayMeet(one: PodsOf, other: PodsOf): boolean {
  const [a, b] = [one, other].map(({ spec }) => textMapOf(spec.nodeSelector));
  return Object.keys(a).every((key) => !Object.hasOwn(b, key) || a[key] === b[key]);
}
