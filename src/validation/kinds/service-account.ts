import { Kind, subdomainName } from './kind';

/** ValidateServiceAccount looks at the metadata alone. */
export const SERVICE_ACCOUNT: Kind = { isNamespaced: true, nameFor: subdomainName, validate: () => undefined };
