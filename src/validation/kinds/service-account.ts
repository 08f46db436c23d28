import { Kind, SUBDOMAIN } from './kind';

/** ValidateServiceAccount looks at the metadata alone. */
export const SERVICE_ACCOUNT: Kind = { isNamespaced: true, name: SUBDOMAIN, validate: () => undefined };
