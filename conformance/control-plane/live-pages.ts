import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Browser, chromium, Page } from 'playwright-core';
import { check } from './check-line';
import { LIVE_CASES } from './live-cases';
import { run } from './live-tool';
import { RolloutAnswer } from '../../src/cluster/rollout';
import { DaemonSetStatus, isWell, NodeStatus } from '../../src/cluster/status';

/*
 * The pages of `status` and `rollout` in a browser, and the data that the commands give of the same cluster: they say the same.
 */

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export async function comparePages(): Promise<void> {
  if (executablePath === undefined) {
    console.log('the pages are not opened: no Chromium is installed');
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const folder = mkdtempSync(join(tmpdir(), 'live-pages-'));
  try {
    check('the page of status', await statusProblems(browser, folder));
    check('pages of rollouts', await rolloutProblems(browser, folder));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Opens what a command writes; whatever it complains of, or asks of a network, is a problem. */
async function open(browser: Browser, folder: string, argv: readonly string[], problems: string[]): Promise<Page> {
  const { out, err } = await run([...argv, '-f', 'html']);
  if (out === '') problems.push(err);
  const file = join(folder, 'page.html');
  writeFileSync(file, out);
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('request', (request) => request.url().startsWith('file:') || problems.push(request.url()));
  await page.goto(`file://${file}`);
  return page;
}

const saidOf = ({ state, why }: NodeStatus) => `${state}: ${why?.reason}`;

async function statusProblems(browser: Browser, folder: string): Promise<string[]> {
  const problems: string[] = [];
  const page = await open(browser, folder, ['status', '-A'], problems);
  const { out } = await run(['status', '-A', '-f', 'json']);
  const { daemonSets } = JSON.parse(out) as { daemonSets: DaemonSetStatus[] };
  const shown = await page.locator('#problems > ul > li').allTextContents();
  for (const { namespace, name, nodes } of daemonSets) {
    const own = shown.filter((text) => text.startsWith(`${namespace}/${name} `));
    const unwell = nodes.filter((node) => !isWell(node));
    for (const one of unwell.filter(({ why }) => why?.kind !== 'rule')) {
      if (!own.some((text) => text.includes(saidOf(one)) && text.includes(one.node))) {
        problems.push(`${namespace}/${name} on ${one.node}: ${saidOf(one)} is not among ${JSON.stringify(own)}`);
      }
    }
    if (unwell.length === 0 && own.length > 0) problems.push(`${name} is well, and the page says ${String(own)}`);
  }
  const bad = daemonSets.flatMap(({ nodes }) => nodes).filter(({ state }) => state === 'not-ready').length;
  const figures = await page.locator('.figure').allTextContents();
  if (!figures.includes(`${bad} pods not ready`)) problems.push(`${String(figures)}, not ${bad} pods not ready`);
  await page.close();
  return problems;
}

async function rolloutProblems(browser: Browser, folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { name } of LIVE_CASES.filter((one) => one.isQuick && one.rollout !== undefined)) {
    const argv = ['rollout', `${name}/${name}`];
    const page = await open(browser, folder, argv, problems);
    const { causes } = JSON.parse((await run([...argv, '-f', 'json'])).out) as RolloutAnswer;
    const kinds = await page.locator('#causes > ul > li > .kind').allTextContents();
    if (String(kinds) !== String(causes.map(({ kind }) => kind))) problems.push(`${name}: ${String(kinds)}`);
    const nodes = await page.locator('#causes > ul > li > ul > li').allTextContents();
    const expected = causes.flatMap((one) => one.nodes).map((one) => `${one.node}: ${one.reason}: ${one.message}`);
    if (String(nodes) !== String(expected)) problems.push(`${name}: ${String(nodes)}, not ${String(expected)}`);
    await page.close();
  }
  return problems;
}
