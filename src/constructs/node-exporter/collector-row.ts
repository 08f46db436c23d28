/** What a collector needs besides the file systems of the node. */
export type Need = 'dbus' | 'root' | 'perf';

/** A collector of windows_exporter: its name, whether it is on by default, and its options by property. */
export interface WindowsCollectorRow {
  readonly name: string;
  readonly on: boolean;
  readonly options: {
    readonly [property: string]: {
      readonly flag: string;
      /** Several values are one text with commas. */
      readonly isJoined?: true;
      readonly values?: readonly string[];
    };
  };
}

/** A collector: its flag, whether node_exporter enables it by default, and the flags of its options by property. */
export interface CollectorRow {
  readonly flag: string;
  readonly on: boolean;
  readonly needs: readonly Need[];
  readonly options: { readonly [property: string]: string };
}
