import { Finding } from '../findings/finding';

/** A finding in one line, as synth reports it. */
export function findingText({ field, message, versions, remedy }: Finding): string {
  return `${field}: ${message}${versions ? ` (Kubernetes ${versions})` : ''}. ${remedy}`;
}
