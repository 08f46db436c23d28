import { PlannedDaemonSet } from '../../src/scheduling/planned-daemon-set';

const read = (manifest: unknown, index = 0) =>
  new PlannedDaemonSet(manifest, index, 36, { priorityClasses: { agents: 7 } });

test('it goes by its name, alone or with its namespace', () => {
  const agent = read({ metadata: { name: 'agent', namespace: 'logging' } });
  expect([
    agent.id,
    agent.isCalled('agent'),
    agent.isCalled('logging/agent'),
    agent.isCalled('default/agent'),
    agent.isCalled('logging'),
  ]).toEqual(['logging/agent', true, true, false, false]);
});

test('the namespace is default where none is named, and one without a name goes by its place', () => {
  expect([
    read({ metadata: { name: 'agent' } }).id,
    read({ metadata: { name: 'agent', namespace: '' } }).id,
    read({}, 2).id,
    read(null).id,
  ]).toEqual(['default/agent', 'default/agent', 'default/#3', 'default/#1']);
});

test('its pods have the requests, ports and priority of the template', () => {
  const podSpec = {
    priorityClassName: 'agents',
    containers: [{ resources: { limits: { cpu: '200m' } }, ports: [{ containerPort: 80, hostPort: 9100 }] }],
  };
  const { demand } = read({ metadata: { name: 'agent' }, spec: { template: { spec: podSpec } } });
  expect(demand).toEqual({
    owner: 'default/agent',
    requests: new Map([['cpu', 200n]]),
    ports: [{ ip: '0.0.0.0', protocol: 'TCP', port: 9100 }],
    priority: 7,
    preempts: true,
  });
});
