import { owned } from '../owned';
import { OperatingSystemOptions } from './windows/options';

/** A frozen copy of the props of an agent, as `owned` makes it. What is called `os` is the option of agents, and not the field of pods. */
export function ownedProps<T extends OperatingSystemOptions>(path: string, { os, ...props }: T): T {
  const copied = owned(path, '', props, { type: 'PodSpec' });
  return (os === undefined ? copied : { ...copied, os }) as unknown as T;
}
