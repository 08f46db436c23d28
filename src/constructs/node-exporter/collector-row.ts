/** What a collector needs besides the file systems of the node. */
export type Need = 'dbus' | 'root' | 'perf';

/** A collector: its flag, whether node_exporter enables it by default, and the flags of its options by property. */
export interface CollectorRow {
  readonly flag: string;
  readonly on: boolean;
  readonly needs: readonly Need[];
  readonly options: { readonly [property: string]: string };
}
