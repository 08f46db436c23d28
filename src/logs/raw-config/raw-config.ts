/** What can be told of a configuration that a user wrote for an agent. */
export interface RawConfig {
  /** Name of the file, which tells the agent the syntax. */
  readonly file: string;
  /** What is wrong with its syntax, in words that follow `config`. */
  readonly problem?: string;
  /** Whether it turns on what probes ask. */
  readonly answersProbes: boolean;
}

export const inLine = (line: number, problem: string): string => `${problem} in line ${line}`;
