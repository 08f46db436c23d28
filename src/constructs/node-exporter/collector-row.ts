/** What a collector needs beside the file systems that are mounted anyway. */
export type Need = 'dbus' | 'root' | 'perf';

/** A collector as data: its flag, whether node_exporter runs it unasked, and its options by property. */
export interface CollectorRow {
  readonly flag: string;
  readonly on: boolean;
  readonly needs: readonly Need[];
  readonly options: { readonly [property: string]: string };
}
