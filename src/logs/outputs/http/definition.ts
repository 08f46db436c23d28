import { checkHttp } from './check';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { OutputDefinition } from '../definition';

export const HTTP: OutputDefinition<'http'> = { check: checkHttp, agents: { FluentBit: fluentBit, Fluentd: fluentd } };
