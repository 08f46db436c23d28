import { PodSecurityLevel } from './result';

/** All levels, from the most permissive to the strictest. */
export const LEVELS: readonly PodSecurityLevel[] = ['privileged', 'baseline', 'restricted'];
