import { Lab, Receives } from '../lab';
import { Outcome, Scenario, startAll } from '../scenario';

/** Servers of the outputs that have scenarios of their own here, and the agents that can be had with a plug-in for them. */
const OUTPUTS: readonly { collector: string; server: string; receiver: Receives; agents?: readonly string[] }[] = [
  { collector: 'kafka', server: 'Kafka', receiver: { port: 9092, tls: true } },
  { collector: 's3', server: 'S3', receiver: { port: 9000, tls: true }, agents: ['fluent-bit', 'fluentd'] },
  {
    collector: 'splunk',
    server: 'Splunk',
    receiver: { port: 8088, tls: true },
    agents: ['fluent-bit', 'fluentd', 'vector'],
  },
  { collector: 'syslog', server: 'a syslog server', receiver: { port: 6514, tls: true } },
];

async function away(lab: Lab): Promise<Outcome> {
  await startAll(lab);
  const log = lab.container();
  await lab.write(log, 500);
  await lab.settle(60, 1);
  await lab.receiver.stop();
  await lab.write(log, 3000, { rate: 150 });
  await lab.receiver.start();
  return lab.settle(120, 5);
}

async function killed(lab: Lab): Promise<Outcome> {
  await startAll(lab);
  const log = lab.container();
  await lab.write(log, 500);
  await lab.settle(60, 1);
  await lab.receiver.stop();
  await lab.write(log, 3000, { rate: 600 });
  await lab.until(() => false, 8);
  await lab.pod.kill();
  await lab.receiver.start();
  await lab.pod.start();
  return lab.settle(120, 5);
}

/** How the newer outputs bear what the server of lines does to the first ones. */
export const OF_OUTPUTS: readonly Scenario[] = OUTPUTS.flatMap(({ collector, server, receiver, agents }) => [
  { name: `away-${collector}`, title: `${server} is away for 20 s`, collector, receiver, agents, run: away },
  {
    name: `killed-${collector}`,
    title: `kill -9 while ${server} is away and 3,000 lines are in the buffer`,
    collector,
    receiver,
    agents,
    run: killed,
  },
]);
