/**
 * What happens when a ConfigMap or Secret, or a key of it, is not there.
 */
export interface OptionalSourceOptions {
  /**
   * Start the container without the value; otherwise it waits until the value is there.
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
   * Put before every key to make the name of its variable.
   *
   * @default - the variables are named as the keys
   */
  readonly prefix?: string;
}
