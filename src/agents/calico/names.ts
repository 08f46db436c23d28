import { CalicoDaemonSetProps } from './props';

/** What the vendor calls the parts of a variant. */
export const naming = ({ networking }: CalicoDaemonSetProps) =>
  networking === 'Canal' ? { name: 'canal', config: 'canal-config' } : { name: 'calico-node', config: 'calico-config' };

/** Whether Calico gives the pods their addresses. */
export const assignsAddresses = ({ networking = 'Calico' }: CalicoDaemonSetProps) => networking === 'Calico';

/** Whether Typha is asked. */
export const usesTypha = ({ networking, typha = networking === 'PolicyOnly' }: CalicoDaemonSetProps) => typha;
