/**
 * Whether a ConfigMap or Secret, or a key of it, may be missing.
 */
export interface OptionalSourceOptions {
  /**
   * Whether the container starts without the value. Otherwise, it waits until the value exists.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * How the keys of a ConfigMap or Secret become environment variables.
 */
export interface EnvFromSourceOptions extends OptionalSourceOptions {
  /**
   * A prefix for the name of each variable.
   *
   * @default - the names are the keys
   */
  readonly prefix?: string;
}
