import { Aggregator } from '../aggregator';
import { pause } from '../lab';
import { Scenario, startAll } from '../scenario';

const forwardTo = (kind: 'fluentd' | 'fluent-bit', name: string): Scenario => ({
  name: `forward-to-${kind}`,
  title: `forward with TLS and a shared key to ${name}, which is restarted`,
  collector: 'forward',
  agents: ['fluent-bit', 'fluentd'],
  run: async (lab) => {
    const first = new Aggregator(lab, kind);
    first.start();
    await startAll(lab);
    const log = lab.container();
    await lab.write(log, 2000);
    await lab.settle(60, 3);
    first.stop();
    await pause(1);
    await lab.write(log, 2000, { rate: 500 });
    const second = new Aggregator(lab, kind);
    second.start();
    const tally = await lab.settle(90, 3);
    second.stop();
    return tally;
  },
});

export const FORWARDING: readonly Scenario[] = [forwardTo('fluentd', 'Fluentd'), forwardTo('fluent-bit', 'Fluent Bit')];
