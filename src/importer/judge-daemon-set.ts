import { ServerAnswer } from './chart-context';
import { Finding } from '../findings/finding';
import { NEWEST_MINOR, OLDEST_MINOR } from '../model/field-table';

interface Validator {
  validate(daemonSet: any): Finding[];
}

/** Tells which Kubernetes versions accept a DaemonSet, or why none does. */
export function judgeDaemonSet(
  validatorFor: (kubernetesVersion: string) => Validator,
): (daemonSet: unknown) => ServerAnswer {
  const validators = new Map<string, Validator>();
  const errorsFor = (version: string, daemonSet: unknown) => {
    const validator = validators.get(version) ?? validatorFor(version);
    validators.set(version, validator);
    return validator.validate(daemonSet).filter(({ severity }) => severity === 'error');
  };
  return (daemonSet) => {
    const all = errorsFor(`1.${OLDEST_MINOR}+`, daemonSet);
    if (all.length === 0) {
      return { errors: [] };
    }
    for (let minor = OLDEST_MINOR + 1; minor <= NEWEST_MINOR; minor++) {
      const kubernetesVersion = `1.${minor}+`;
      if (errorsFor(kubernetesVersion, daemonSet).length === 0) {
        return { kubernetesVersion, errors: [] };
      }
    }
    return { errors: all.map(({ field, message }) => `${field}: ${message}`) };
  };
}
