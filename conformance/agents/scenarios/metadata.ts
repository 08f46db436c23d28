import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

/** A record, or one of OTLP. */
interface Named {
  readonly kubernetes?: { readonly pod_name?: string; readonly labels?: object };
  readonly resource?: { readonly [attribute: string]: unknown };
}

const podName = ({ kubernetes, resource }: Named) => kubernetes?.pod_name ?? resource?.['k8s.pod.name'];
const labels = ({ kubernetes, resource = {} }: Named) =>
  kubernetes?.labels ?? Object.keys(resource).find((attribute) => attribute.startsWith('k8s.pod.labels.'));

const STATUSES = [401, 403, 404, 500];

/** What records say of their pod while the API server does not answer. */
export const METADATA: readonly Scenario[] = [
  {
    name: 'api-server-refuses',
    title: 'the API server answers 401, 403, 404, 500 or nothing for new pods',
    collector: 'http',
    run: async (lab) => {
      await startAll(lab);
      lab.receiver.keep = true;
      const seen: { [status: string]: string } = {};
      for (const status of [...STATUSES, 'away'] as const) {
        const letter = 'bcdfg'[[...STATUSES, 'away'].indexOf(status)];
        if (status === 'away') await lab.apiServer.stop();
        else lab.apiServer.failing = status;
        const before = lab.linesWritten;
        lab.receiver.records = [];
        await lab.write(lab.container({ pod: `cart-7d9f-x2x4${letter}` }), 10);
        await lab.until(() => lab.receiver.counter.has(before + 9), 40);
        await pause(1);
        const records = lab.receiver.records as Named[];
        const of = (test: (record: Named) => unknown) => records.filter(test).length;
        seen[status] = `${of(podName)} of 10 with names, ${of(labels)} with labels`;
      }
      lab.apiServer.failing = undefined;
      await lab.apiServer.start();
      return { ...(await lab.settle(30, 1)), seen };
    },
  },
];
