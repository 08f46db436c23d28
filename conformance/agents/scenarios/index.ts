import { AGGREGATION } from './aggregation';
import { CONFIGURATION } from './configuration';
import { FORWARDING } from './forwarding';
import { LOAD } from './load';
import { METADATA } from './metadata';
import { OUTAGES } from './outages';
import { OF_OUTPUTS } from './outputs';
import { REFUSALS } from './refusals';
import { RESTARTS } from './restarts';
import { Scenario } from '../scenario';

export const SCENARIOS: readonly Scenario[] = [
  ...OUTAGES,
  ...RESTARTS,
  ...REFUSALS,
  ...LOAD,
  ...CONFIGURATION,
  ...FORWARDING,
  ...METADATA,
  ...OF_OUTPUTS,
  ...AGGREGATION,
];
