import { checkForward } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { OutputDefinition } from '../definition';

export const FORWARD: OutputDefinition<'forward'> = {
  check: checkForward,
  agents: { FluentBit: fluentBit, Fluentd: fluentd },
};
