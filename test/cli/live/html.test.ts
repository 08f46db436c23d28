import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Browser, chromium, Page } from 'playwright-core';
import { rolloutHtml, statusHtml } from '../../../src/cli/live/html';
import { ownedObjects } from '../../../src/cluster/owned';
import { rolloutAnswer } from '../../../src/cluster/rollout';
import { statusAnswer } from '../../../src/cluster/status';
import { daemonSet, event, node, pod, revision, state, template } from '../../cluster/objects';
import { testIf } from '../../support/test-if';

/* The pages of `status` and `rollout` in a browser. */

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const pageTest = testIf(executablePath !== undefined, 'no Chromium is installed');
const OFFLINE = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

const WICKED = '<img src=x onerror="globalThis.stolen=1"></script>';
const crashing = {
  hash: 'h2',
  ready: false,
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        name: WICKED,
        ready: false,
        restartCount: 3,
        state: { waiting: { reason: 'CrashLoopBackOff', message: WICKED } },
      },
    ],
  },
};
const cluster = state({
  daemonsets: [daemonSet({ template: template('agent:2') })],
  controllerrevisions: [revision(1, template('agent:1'), 9000), revision(2, template('agent:2'), 900)],
  nodes: [
    node('a'),
    node('b'),
    node('c'),
    node('d', 'True', { taints: [{ key: 'x', value: WICKED, effect: 'NoSchedule' }] }),
  ],
  pods: [pod('a', crashing), pod('b', { hash: 'h1' })],
  events: [event('ds', 'FailedCreate', `Error creating: exceeded quota: ${WICKED}`)],
});

const folder = mkdtempSync(join(tmpdir(), 'live-html-'));
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (executablePath) browser = await chromium.launch({ executablePath, args: OFFLINE });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(pieces: Iterable<string>) {
  const file = join(folder, 'page.html');
  writeFileSync(file, [...pieces].join(''));
  page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
  await page.goto(`file://${file}`);
}

afterEach(async () => {
  if (!executablePath) return;
  expect(complaints).toEqual([]);
  expect(await page.evaluate('globalThis.stolen')).toBeUndefined();
  await page.close();
});

pageTest('status: what is wrong, the same under the pointer, and the words of the filter', async () => {
  await open(statusHtml(statusAnswer(cluster), cluster.objects.nodes));
  const problems = await page.locator('#problems li').allTextContents();
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain(`agents/agent not-ready: CrashLoopBackOff in container ${WICKED}: ${WICKED}`);
  expect(problems[1]).toContain('agents/agent missing: Quota: exceeded quota');
  expect(await page.locator('.figure.bad').allTextContents()).toEqual(['1 pods not ready', '1 pods missing']);
  expect(await page.locator('#filters fieldset').textContent()).toContain('not ready, missing or unwanted');
  await page.selectOption('#group-by', 'none');
  const cell = (name: string) =>
    page.locator('#body [role=row]').filter({ hasText: name }).locator('[role=gridcell]').first();
  await cell('b').hover();
  expect(await page.locator('#details').textContent()).toBe('agents/agent on b: ready');
  await cell('c').hover();
  expect(await page.locator('#details').textContent()).toBe(
    `agents/agent on c: missing: Quota: exceeded quota: ${WICKED}`,
  );
});

pageTest('rollout: progress, causes and remedies, without any script', async () => {
  const owned = ownedObjects(cluster);
  await open(rolloutHtml(rolloutAnswer(cluster, owned.daemonSets[0], owned)));
  expect(await page.locator('h1').textContent()).toBe(
    'Rollout of agents/agent, revision 2: is held up and will not end',
  );
  const causes = page.locator('#causes > ul > li');
  expect(await causes.locator('.kind').allTextContents()).toEqual(['not-available', 'creation-refused']);
  expect(await causes.first().locator('li').textContent()).toBe(`a: CrashLoopBackOff: ${WICKED}`);
  expect(await causes.last().textContent()).toContain('remedy: Change what refuses the pods');
  expect(await page.locator('script').count()).toBe(0);
});
