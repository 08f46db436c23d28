/** The exit codes of all commands. */
export const EXIT = {
  ok: 0,
  found: 1,
  usage: 2,
  internal: 70,
} as const;
