import { Complain } from './checks';

const PEM = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
/** `-----BEGIN ` in Base64. */
const ENCODED = /LS0tLS1CRUdJTi[A-Za-z0-9+/]*/g;

const isPrivateKey = (text: string): boolean =>
  PEM.test(text) ||
  (text.match(ENCODED) ?? []).some((encoded) =>
    PEM.test(Buffer.from(encoded.slice(0, 400), 'base64').toString('latin1')),
  );

/** Refuses a private key that stands somewhere as a text, and does not repeat it. All that is said here ends in a ConfigMap. */
export function checkPrivateKeys(value: unknown, property: string, complain: Complain): void {
  if (typeof value === 'string') {
    if (isPrivateKey(value)) {
      complain(property, 'holds a private key as a text; keep it in a Secret, and refer to that');
    }
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) checkPrivateKeys(each, `${property}[${index}]`, complain);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) checkPrivateKeys(each, `${property}.${name}`, complain);
  }
}
