const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/** The number that a text is, in decimal digits without an exponent, as all agents read it. */
export const numberOf = (text: string): number | undefined => (DECIMAL.test(text) ? Number(text) : undefined);
