import { SecretKeySelector } from '../model/generated/structs';

/** Throws where a key or token is anything but a reference to a Secret. The text is not told, since it may be the key itself. */
export function checkSecretReference(path: string, property: string, reference: SecretKeySelector | undefined): void {
  if (reference === undefined || (typeof reference === 'object' && reference !== null)) return;
  throw new Error(
    `${path}: ${property} is not a reference to a Secret; give { name, key }, as no manifest may hold the key itself`,
  );
}
