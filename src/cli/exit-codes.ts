/** What the exit codes mean, for every command. */
export const EXIT = {
  ok: 0,
  found: 1,
  usage: 2,
  internal: 70,
} as const;
