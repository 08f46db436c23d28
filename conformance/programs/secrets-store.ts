import { existsSync } from 'fs';
import { Program, argumentsWith, daemonSetOf } from './program';
import { SecretsStoreCsiDaemonSetProps } from '../../src/agents/secrets-store-csi/props';
import { SecretsStoreCsiDaemonSet } from '../../src/agents/secrets-store-csi/secrets-store-csi-daemon-set';
import { SECRETS_STORE as SETS } from '../../test/agents/option-sets';

const render = (props: SecretsStoreCsiDaemonSetProps) =>
  daemonSetOf((chart) => new SecretsStoreCsiDaemonSet(chart, 'secrets', props));

/** The driver takes its flags, and listens on the socket that the registrar and the liveness probe expect. */
export const SECRETS_STORE: Program = {
  name: 'secrets-store-csi-driver',
  container: 'secrets-store',
  programs: { '/secrets-store-csi': 'secrets-store-csi-driver' },
  entrypoint: '/secrets-store-csi',
  sets: Object.fromEntries(Object.entries(SETS).map(([name, props]) => [name, () => render(props)])),
  async ask({ start }) {
    const running = start({});
    await running.says(/Listening for connections/i);
    const socket = `${running.node}/var/lib/kubelet/plugins/csi-secrets-store/csi.sock`;
    return existsSync(socket) ? [] : ['there is no socket in the directory of the driver', running.log()];
  },
  wrong: {
    'a flag that there is not': () =>
      argumentsWith(render({}), (text) => text.replace('--provider-volume=', '--provider-volumes=')),
    'an interval that is none': () =>
      argumentsWith(render({}), (text) =>
        text.replace('--rotation-poll-interval=2m', '--rotation-poll-interval=often'),
      ),
  },
};
