import { PodSecurityLevel } from './result';

/** All levels, from the one that allows everything to the strictest. */
export const LEVELS: readonly PodSecurityLevel[] = ['privileged', 'baseline', 'restricted'];
