import { SharedSocket } from '../../src/patterns/shared-socket/shared-socket';

test('agent and clients mount the directory, clients read-only', () => {
  const socket = SharedSocket.inDirectory('datadog', '/var/run/datadog');
  expect(socket.agentVolume().hostPath).toEqual({ path: '/var/run/datadog', type: 'DirectoryOrCreate' });
  expect(socket.agentMount()).toEqual({ name: 'datadog', mountPath: '/var/run/datadog' });
  expect(socket.clientVolume().hostPath).toEqual({ path: '/var/run/datadog', type: 'Directory' });
  expect(socket.clientMount()).toEqual({ name: 'datadog', mountPath: '/var/run/datadog', readOnly: true });
});

test.each(['/var/run/datadog/dsd.socket', '/run/agent.sock', 'run'])('%s is not a directory', (path) => {
  expect(() => SharedSocket.inDirectory('socket', path)).toThrow(`SharedSocket: '${path}' is not a directory`);
});
