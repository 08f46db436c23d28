import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Browser, chromium, Page } from 'playwright-core';
import { fleet, planOf, reportOf } from './fleet';
import { htmlReport } from '../../../../src/cli/plan/html/report';
import { testIf } from '../../../support/test-if';

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

const folder = mkdtempSync(join(tmpdir(), 'report-'));
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

async function open(size: { nodes: number; daemonSets: number }, colorScheme: 'light' | 'dark' = 'light') {
  const given = fleet(size);
  const file = join(folder, `${size.nodes}.html`);
  writeFileSync(file, [...htmlReport(reportOf(planOf(given), given.nodes))].join(''));
  page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 1000 } });
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

const shown = () => page.locator('#shown').textContent();
const details = () => page.locator('#details').textContent();
const titles = () => page.locator('#body .title').allTextContents();
const cell = (row: string, column: number) =>
  page.locator('#body [role=row]').filter({ hasText: row }).locator('[role=gridcell]').nth(column);

pageTest('a reason is told under the pointer', async () => {
  await open({ nodes: 9, daemonSets: 4 });
  expect(await titles()).toEqual(['▸ general (3 nodes)', '▸ gpu (3 nodes)', '▸ storage (3 nodes)']);
  await page.locator('#body .title', { hasText: 'gpu' }).click();
  await cell('node-4', 0).hover();
  expect(await details()).toBe('agents/agent-0 on node-4: keeps: taint gpu=true:NoSchedule is not tolerated');
  await cell('general', 2).hover();
  expect(await details()).toBe(
    'agents/agent-2 on general: 3 nodes excluded (nodeSelector: label pool is "general", not "storage")',
  );
});

pageTest('the keyboard reaches every cell, unfolds groups, and is told the same', async () => {
  await open({ nodes: 9, daemonSets: 4 });
  await page.locator('#body .title').first().focus();
  for (const key of ['ArrowDown', 'Enter', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  expect(await titles()).toEqual([
    '▸ general (3 nodes)',
    '▾ gpu (3 nodes)',
    'node-1',
    'node-4',
    'node-7',
    '▸ storage (3 nodes)',
  ]);
  expect(await details()).toBe('agents/agent-0 on node-1: keeps: taint gpu=true:NoSchedule is not tolerated');
  await page.keyboard.press('End');
  expect(await details()).toMatch(/^agents\/agent-3 on node-1: /);
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(await details());
});

pageTest('filters narrow nodes and DaemonSets, and reset brings all back', async () => {
  await open({ nodes: 9, daemonSets: 4 });
  expect(await shown()).toBe('9 of 9 nodes, 4 of 4 DaemonSets');
  await page.fill('#node-filter', 'pool=gpu');
  expect(await shown()).toBe('3 of 9 nodes, 4 of 4 DaemonSets');
  await page.fill('#node-filter', 'NODE-7');
  await page.fill('#daemon-set-filter', 'agent-3');
  expect(await shown()).toBe('1 of 9 nodes, 1 of 4 DaemonSets');
  await page.click('button[type=reset]');
  // a form is reset after its event, so the page follows a moment later
  await page.locator('#shown', { hasText: '9 of 9 nodes, 4 of 4 DaemonSets' }).waitFor();
  for (const state of ['runs', 'keeps', 'excluded']) await page.uncheck(`input[value=${state}]`);
  expect(await shown()).toBe('6 of 9 nodes, 4 of 4 DaemonSets');
  await page.selectOption('#group-by', 'none');
  await page.uncheck('input[value=pending]');
  expect(await titles()).toEqual([]);
});

pageTest('wicked names are text, and nothing of them runs', async () => {
  await open({ nodes: 9, daemonSets: 4 });
  await page.click('#unfold');
  expect((await titles())[1]).toMatch(/^node-0<\/script><script>/);
  expect(await page.locator('img').count()).toBe(0);
});

pageTest(
  'five thousand nodes and a hundred DaemonSets: few rows are on the page, and the last one is reached',
  async () => {
    await open({ nodes: 5000, daemonSets: 100 }, 'dark');
    expect(await shown()).toBe('5000 of 5000 nodes, 100 of 100 DaemonSets');
    await page.click('#unfold');
    expect(await page.locator('#body [role=row]').count()).toBeLessThan(80);
    await page.evaluate('document.getElementById("grid").scrollTop = 1e9');
    await page.locator('#body .title', { hasText: 'node-4997' }).waitFor();
    await page.locator('#body .title', { hasText: 'node-4997' }).click();
    await page.keyboard.press('End');
    expect(await details()).toMatch(/^agents\/agent-99 on node-4997: runs$/);
    expect(await page.locator('#grid').getAttribute('aria-rowcount')).toBe('5004');
  },
);

pageTest('all outcomes differ without colour, and the page is dark where the system is', async () => {
  await open({ nodes: 9, daemonSets: 4 }, 'dark');
  const marks = await page.locator('#filters .mark').allTextContents();
  expect(new Set(marks).size).toBe(4);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(22, 23, 27)');
});
