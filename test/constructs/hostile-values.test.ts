import { App, Chart, Testing } from 'cdk8s';
import { DaemonSet } from '../../src/constructs/daemon-set';

const chart = () => new Chart(new App(), 'c');

test.each([NaN, Infinity, -Infinity])('%p is an error at synth', (minReadySeconds) => {
  const one = chart();
  new DaemonSet(one, 'd', { metadata: { name: 'a' }, minReadySeconds, containers: [{ name: 'a', image: 'b:1' }] });
  expect(() => Testing.synth(one)).toThrow(/spec\.minReadySeconds/);
});

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('%s is a label like any other', (key) => {
  const one = new DaemonSet(chart(), 'd', { nodeSelector: { a: 'b' }, containers: [{ name: 'a', image: 'b:1' }] });
  expect(() => one.addNodeSelector(key, 'x')).not.toThrow();
  expect(() => one.addPodLabel(key, 'x')).not.toThrow();
});
