import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

const secondsSince = (start: number) => Math.round((Date.now() - start) / 100) / 10;

/** Servers that are away, and what is kept meanwhile. */
export const OUTAGES: readonly Scenario[] = [
  {
    name: 'delivered',
    title: 'nothing goes wrong',
    collector: 'http',
    run: async (lab) => {
      await startAll(lab);
      await lab.write(lab.container(), 2000);
      return lab.settle(60);
    },
  },
  {
    name: 'server-away-at-start',
    title: 'the server is away while the agent starts, and comes 20 s later',
    collector: 'elasticsearch',
    collectors: { 'opentelemetry-collector': 'http', alloy: 'http' },
    receiver: { port: 9200 },
    run: async (lab) => {
      await lab.apiServer.start();
      await lab.pod.start();
      await lab.write(lab.container(), 1000);
      const started = await lab.until(async () => (await lab.metrics('/').catch(() => undefined)) !== undefined, 60);
      await pause(20);
      await lab.receiver.start();
      const back = Date.now();
      await lab.until(() => lab.receiver.counter.distinct >= lab.linesWritten, 120);
      return { seconds: secondsSince(back), ...(await lab.settle(1)), seen: { started } };
    },
  },
  {
    name: 'server-away',
    title: 'the server is away for 60 s; how long after its return the last line comes',
    collector: 'http',
    run: async (lab) => {
      await startAll(lab);
      const log = lab.container();
      await lab.write(log, 1000);
      await lab.settle(60, 1);
      await lab.receiver.stop();
      await lab.write(log, 6000, { rate: 100 });
      await lab.receiver.start();
      const back = Date.now();
      await lab.until(() => lab.receiver.counter.distinct >= lab.linesWritten, 180);
      return { seconds: secondsSince(back), ...(await lab.settle(1)) };
    },
  },
  {
    name: 'api-server-away-at-start',
    title: 'the API server is away while the agent starts, and comes 20 s later',
    collector: 'http',
    run: async (lab) => {
      await lab.receiver.start();
      await lab.pod.start();
      await lab.write(lab.container(), 1000);
      await pause(20);
      const withoutApi = lab.receiver.counter.distinct;
      const running = lab.pod.running;
      await lab.apiServer.start();
      // the kubelet starts the container again
      if (!running) await lab.pod.start();
      return { ...(await lab.settle(90)), seen: { running, linesBeforeItCame: withoutApi } };
    },
  },
  {
    name: 'buffer-full',
    title: 'the server is away until the disk buffer of 20 MiB is full (150,000 lines at 5,000/s)',
    collector: 'small-buffer',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 150_000, { rate: 5000 });
      await pause(10);
      const state = lab.stateMebibytes();
      await lab.receiver.start();
      const back = Date.now();
      await lab.until(() => lab.receiver.counter.distinct >= lab.linesWritten, 240);
      return { seconds: secondsSince(back), ...(await lab.settle(1)), seen: { stateMebibytes: state } };
    },
  },
  {
    name: 'buffer-full-drop-oldest',
    title: 'the same with whenFull: dropOldest',
    collector: 'small-buffer-drop-oldest',
    agents: ['fluent-bit', 'fluentd'],
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 150_000, { rate: 5000 });
      await pause(10);
      const metrics = await lab.metrics(lab.agent.construct._metricsPath);
      const state = lab.stateMebibytes();
      await lab.receiver.start();
      const tally = await lab.settle(40);
      return {
        ...tally,
        seen: { newestArrived: lab.receiver.counter.has(149_999), stateMebibytes: state, dropped: dropped(metrics) },
      };
    },
  },
  {
    name: 'terminated-while-full',
    title: 'SIGTERM while the server is away and the disk buffer of 20 MiB is full, then a new pod (150,000 lines)',
    collector: 'small-buffer',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 150_000, { rate: 5000 });
      await pause(10);
      const { seconds, code } = await lab.pod.terminate();
      await lab.pod.start();
      await pause(5);
      await lab.receiver.start();
      return { seconds, ...(await lab.settle(240)), seen: { exitCode: code } };
    },
  },
  {
    name: 'killed-while-full',
    title: 'kill -9 while the server is away and the disk buffer of 20 MiB is full, then a new pod (150,000 lines)',
    collector: 'small-buffer',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 150_000, { rate: 5000 });
      await pause(10);
      await lab.pod.kill();
      await lab.pod.start();
      await pause(5);
      await lab.receiver.start();
      return lab.settle(240);
    },
  },
  {
    name: 'rotated-while-blocked',
    title: 'the same, and the file is rotated every 60,000 lines (300,000 lines)',
    collector: 'small-buffer',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 300_000, { rate: 5000, rotateEvery: 60_000 });
      await pause(15);
      await lab.receiver.start();
      return lab.settle(300);
    },
  },
];

/** The samples that say that something was dropped. */
const dropped = (metrics: string) =>
  metrics
    .split('\n')
    .filter((line) => /^[a-z_]*(drop|retry_count|num_errors|rollback)[a-z_]*\{/.test(line) && !/ 0(\.0)?$/.test(line))
    .slice(0, 8);
