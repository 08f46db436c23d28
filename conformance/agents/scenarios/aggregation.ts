import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

/** Collectors and an aggregator of the same agent, with TLS between them. */
export const AGGREGATION: readonly Scenario[] = [
  {
    name: 'aggregated',
    title: 'by TLS to an aggregator, which is away for 10 s, and killed while the server is away',
    collector: 'aggregated',
    agents: ['fluent-bit', 'opentelemetry-collector'],
    run: async (lab) => {
      const log = lab.container();
      await lab.aggregator!.start();
      await startAll(lab);
      await lab.write(log, 2000);
      await lab.settle(60, 1);
      await lab.aggregator!.kill();
      await lab.write(log, 2000, { rate: 200 });
      await lab.aggregator!.start();
      await lab.settle(60, 1);
      await lab.receiver.stop();
      await lab.write(log, 2000, { rate: 500 });
      await pause(8);
      await lab.aggregator!.kill();
      await lab.aggregator!.start();
      await pause(3);
      await lab.receiver.start();
      return lab.settle(90, 5);
    },
  },
  {
    name: 'aggregated-events',
    title: 'events of Kubernetes to an aggregator, which is started again in between',
    collector: 'aggregated',
    agents: ['fluent-bit'],
    run: async (lab) => {
      await lab.apiServer.start();
      await lab.receiver.start();
      lab.makeEvents(20);
      await lab.aggregator!.start();
      await lab.settle(60, 1);
      lab.makeEvents(20);
      await lab.settle(60, 1);
      await lab.aggregator!.terminate();
      lab.makeEvents(20);
      await lab.aggregator!.start();
      return lab.settle(60, 5);
    },
  },
];
