import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

/** The pod stops, in a good way or not. */
export const RESTARTS: readonly Scenario[] = [
  {
    name: 'restart',
    title: 'SIGTERM at 1,000 lines/s, then a new pod',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      const writing = lab.write(lab.container(), 20_000, { rate: 1000 });
      await pause(8);
      const { seconds, code } = await lab.pod.terminate();
      await lab.pod.start();
      await writing;
      return { seconds, ...(await lab.settle(120)), seen: { exitCode: code } };
    },
  },
  {
    name: 'killed',
    title: 'kill -9 three times at 1,000 lines/s',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      const writing = lab.write(lab.container(), 30_000, { rate: 1000 });
      for (let kill = 0; kill < 3; kill += 1) {
        await pause(6);
        await lab.pod.kill();
        await lab.pod.start();
      }
      await writing;
      return lab.settle(120);
    },
  },
  {
    name: 'killed-with-full-hands',
    title: 'kill -9 while the server is away and 3,000 lines are in the buffer',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 3000, { rate: 1000 });
      await pause(8);
      await lab.pod.kill();
      await lab.pod.start();
      await pause(5);
      await lab.receiver.start();
      return lab.settle(120);
    },
  },
  {
    name: 'terminated-while-away',
    title: 'SIGTERM while the server is away and 3,000 lines are in the buffer, then a new pod',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 3000, { rate: 1000 });
      await pause(8);
      const { seconds, code } = await lab.pod.terminate();
      await lab.pod.start();
      await pause(5);
      await lab.receiver.start();
      return { seconds, ...(await lab.settle(120)), seen: { exitCode: code } };
    },
  },
  {
    name: 'rotated-while-stopped',
    title: 'the agent is off, 1,000 lines, rotation, 1,000 lines, and it starts again',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      const log = lab.container();
      await lab.write(log, 500);
      await lab.settle(60, 3);
      await lab.pod.terminate();
      await lab.write(log, 1000);
      log.rotate();
      await lab.write(log, 1000);
      await lab.pod.start();
      return lab.settle(90, 15);
    },
  },
  {
    name: 'rotated-while-running',
    title: '1,000 lines/s, rotated every 10 s, three times',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.write(lab.container({ compresses: true }), 40_000, { rate: 1000, rotateEvery: 10_000 });
      return lab.settle(60, 20);
    },
  },
  {
    name: 'restart-after-rotation',
    title: 'SIGTERM and a new pod after a file of 10,000 lines was rotated and read whole',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.write(lab.container({ compresses: true }), 30_000, { rate: 1500, rotateEvery: 10_000 });
      await lab.settle(60, 10);
      await lab.pod.terminate();
      await lab.pod.start();
      return lab.settle(60, 20);
    },
  },
  {
    name: 'lost-on-restart',
    title: 'without state: SIGTERM while the server is away with 3,000 lines in memory; it comes back 10 s later',
    collector: 'lost-on-restart',
    run: async (lab) => {
      const log = lab.container();
      await startAll(lab);
      await pause(6);
      await lab.receiver.stop();
      await lab.write(log, 3000, { rate: 1000 });
      await pause(3);
      const terminated = lab.pod.terminate();
      await pause(10);
      await lab.receiver.start();
      const { seconds, code } = await terminated;
      return { seconds, ...(await lab.settle(5, 1)), seen: { exitCode: code } };
    },
  },
];
