import { Lab, pause } from '../lab';
import { Outcome, Scenario, startAll } from '../scenario';

const STATUSES = [400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504];

/** A hundred lines under each answer, and after each the server is well again. */
async function statuses(lab: Lab): Promise<Outcome> {
  await startAll(lab);
  const log = lab.container();
  await lab.write(log, 100);
  await lab.settle(60, 1);
  const seen: { [status: string]: string } = {};
  for (const status of STATUSES) {
    const first = lab.linesWritten;
    lab.receiver.failing = status;
    const requests = lab.receiver.requests.length;
    await lab.write(log, 100);
    await lab.until(() => lab.receiver.requests.length > requests, 30);
    await pause(2);
    lab.receiver.failing = undefined;
    await lab.until(() => lab.receiver.counter.has(first + 99), 25);
    await pause(1);
    const kept = Array.from({ length: 100 }, (_, index) => lab.receiver.counter.has(first + index)).filter(
      Boolean,
    ).length;
    seen[status] = kept === 100 ? 'kept' : `${100 - kept} of 100 lost`;
  }
  return { ...(await lab.settle(1)), seen };
}

/** The agents that can be had here with exporters for search engines. */
const SEARCHING = ['fluent-bit', 'fluentd', 'vector'];

const refused = (collector: string, status: number, type: string, title: string): Scenario => ({
  name: `refused-${status}-${collector.split('-')[0]}`,
  title,
  collector,
  agents: SEARCHING,
  receiver: { port: 9200 },
  run: async (lab) => {
    await startAll(lab);
    Object.assign(lab.refusal, { contains: 'seq=00000500', status, type });
    await lab.write(lab.container(), 1000);
    await lab.until(() => lab.receiver.counter.distinct >= 999, 60);
    await pause(60);
    const { lost, doubled } = lab.receiver.counter.tally(1000);
    const requests = lab.receiver.requests.filter(({ path }) => path.includes('_bulk')).length;
    lab.refusal.contains = undefined;
    const tally = await lab.settle(40);
    return {
      ...tally,
      seen: { whileRefused: { lost, doubled, requests }, refusedOneCameLater: lab.receiver.counter.has(500) },
    };
  },
});

export const REFUSALS: readonly Scenario[] = [
  {
    name: 'statuses-http',
    title: 'a server of JSON lines answers each status for a while',
    collector: 'http-without-metadata',
    run: statuses,
  },
  {
    name: 'statuses-loki',
    title: 'Loki answers each status for a while',
    collector: 'loki-without-metadata',
    receiver: { port: 3100 },
    run: statuses,
  },
  {
    name: 'statuses-opensearch',
    title: 'OpenSearch answers each status for a while',
    collector: 'opensearch-without-metadata',
    agents: SEARCHING,
    receiver: { port: 9200 },
    run: statuses,
  },
  {
    name: 'statuses-splunk',
    title: 'Splunk answers each status for a while',
    collector: 'splunk',
    agents: SEARCHING,
    receiver: { port: 8088, tls: true },
    run: statuses,
  },
  refused(
    'opensearch-without-metadata',
    400,
    'mapper_parsing_exception',
    'OpenSearch refuses one of 1,000 documents for 60 s (mapping conflict)',
  ),
  refused(
    'opensearch-without-metadata',
    429,
    'es_rejected_execution_exception',
    'OpenSearch refuses one of 1,000 documents for 60 s (too many requests)',
  ),
  refused(
    'elasticsearch-without-metadata',
    400,
    'mapper_parsing_exception',
    'Elasticsearch refuses one of 1,000 documents for 60 s (mapping conflict)',
  ),
  refused(
    'elasticsearch-without-metadata',
    429,
    'es_rejected_execution_exception',
    'Elasticsearch refuses one of 1,000 documents for 60 s (too many requests)',
  ),
];
