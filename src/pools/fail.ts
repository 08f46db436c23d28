/** Throws an error that begins with the path of the construct. The problem says what is wrong and how to fix it. */
export type Fail = (problem: string) => never;
