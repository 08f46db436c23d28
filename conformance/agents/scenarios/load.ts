import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

export const LOAD: readonly Scenario[] = [
  {
    name: 'load',
    title: '5,000 lines/s of 250 bytes from 10 containers for 60 s, with metadata',
    collector: 'opensearch',
    collectors: { 'opentelemetry-collector': 'http', alloy: 'http' },
    receiver: { port: 9200 },
    run: async (lab) => {
      await startAll(lab);
      const logs = Array.from({ length: 10 }, (_, index) =>
        lab.container({ pod: `cart-7d9f-x2x4${'bcdfghjklm'[index]}` }),
      );
      await lab.write(logs, 300_000, { rate: 5000, padding: 236 });
      return lab.settle(180);
    },
  },
  {
    name: 'long-outage',
    title: '1,000,000 lines of 250 bytes while the server is away, with the default buffer and memory',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 1_000_000, { rate: 25_000, padding: 236, rotateEvery: 200_000 });
      await pause(20);
      const running = lab.pod.running;
      const state = lab.stateMebibytes();
      await lab.receiver.start();
      return { ...(await lab.settle(300)), seen: { running, stateMebibytes: state } };
    },
  },
];
