import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import { Agents } from './agents';
import { Planner } from 'cdk8s-daemonsets';

const nodes = JSON.parse(readFileSync(join(__dirname, 'nodes.json'), 'utf8'));
const manifests = new Agents(new App(), 'agents').toJson();
const plan = new Planner({ kubernetesVersion: '1.36' }).plan(manifests, [nodes], {
  budget: { cpu: '5%', memory: '5%' },
});

test('every node has a log collector', () => {
  expect(plan.missingOn('log-collector')).toEqual([]);
});

test('GPUs are watched where there are some', () => {
  expect(plan.coveredBy('gpu-metrics')).toEqual(['gpu-1', 'gpu-2']);
});

test('nothing is wrong with the plan, and the agents stay within their budget', () => {
  expect(plan.problems).toEqual([]);
});
