import { readFileSync } from 'fs';
import { parse } from 'yaml';
import { Program, configMapWith, daemonSetOf } from './program';
import { KubeProxyDaemonSet } from '../../src/agents/kube-proxy/kube-proxy-daemon-set';
import { KubeProxyDaemonSetProps } from '../../src/agents/kube-proxy/props';
import { KUBE_PROXY_MORE, KUBE_PROXY_PUBLISHED } from '../../test/agents/option-sets';

type Json = { readonly [key: string]: unknown };

const WRITTEN = '/tmp/config.conf';

/** Fields of ours that say something and that kube-proxy reads otherwise; a field at its zero value leaves the choice to kube-proxy. */
function misread(ours: Json, theirs: Json, path = ''): string[] {
  return Object.entries(ours).flatMap(([key, value]) => {
    const field = path + key;
    if (value === null || value === '' || value === 0 || value === '0s' || value === '0' || value === false) return [];
    if (typeof value === 'object' && !Array.isArray(value)) {
      return misread(value as Json, (theirs[key] ?? {}) as Json, `${field}.`);
    }
    const same = JSON.stringify(theirs[key]) === JSON.stringify(value);
    return same ? [] : [`${field} is ${JSON.stringify(value)}, and kube-proxy reads ${JSON.stringify(theirs[key])}`];
  });
}

const render = (props: Partial<KubeProxyDaemonSetProps>) =>
  daemonSetOf((chart) => new KubeProxyDaemonSet(chart, 'proxy', { apiServer: 'https://127.0.0.1:6443', ...props }));

/** kube-proxy takes the configuration without a word about unknown fields, fills it in, and reaches the API server with the kubeconfig. */
export const KUBE_PROXY: Program = {
  name: 'kube-proxy',
  programs: { '/usr/local/bin/kube-proxy': 'kube-proxy' },
  // the binary is one of 1.37
  sets: Object.fromEntries(
    Object.entries({ ...KUBE_PROXY_PUBLISHED, ...KUBE_PROXY_MORE })
      .filter(([, { version }]) => version === undefined)
      .map(([name, props]) => [name, () => render(props)]),
  ),
  async ask({ start, apiServer, objects }) {
    const writing = start({ more: [`--write-config-to=${WRITTEN}`] });
    const code = await writing.exitCode();
    if (code !== 0) return [`it ends with ${code}`, writing.log()];
    const ours = parse(objects.find(({ kind }) => kind === 'ConfigMap')!.data!['config.conf']);
    const problems = misread(ours, parse(readFileSync(writing.root + WRITTEN, 'utf8')));
    if (/lenient|unknown field|strict decoding/i.test(writing.log())) problems.push(writing.log());
    const running = start({});
    await running.says(/Successfully retrieved NodeIPs|error|failed/i);
    if (!apiServer.got(/^GET \/api\/v1\/nodes/)) {
      problems.push('it does not ask the API server for its node', running.log());
    }
    await running.stop();
    return problems;
  },
  wrong: {
    'a field that there is not': () =>
      configMapWith(render({}), 'config.conf', (text) => text.replace('mode:', 'moode: x\nmode:')),
    'a mode that there is not': () =>
      configMapWith(render({}), 'config.conf', (text) => text.replace(/^mode: .*/m, 'mode: ebpf')),
  },
};
