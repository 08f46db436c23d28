import {
  AuditLogInput,
  ContainerLogsInput,
  ForwardInput,
  JournaldInput,
  KernelInput,
  LogFileOptions,
  LogFilesInput,
  OtlpInput,
  SyslogInput,
} from './inputs/log-input';
import { Pattern } from './patterns/pattern';
import { EnvVar, Volume } from '../model/generated/structs';

/*
 * What agents render: inputs, steps and outputs with every default filled in and every value checked, so that a renderer only writes them down.
 */

/** A value that comes from a Secret: the environment variable that holds it in the container. */
export interface SecretValue {
  readonly env: string;
}

/** How a connection is encrypted; files are paths in the container. */
export interface Tls {
  readonly tls: boolean;
  readonly caFile?: string;
  /** The client's own certificate and its key: both or neither. */
  readonly certificateFile?: string;
  readonly keyFile?: string;
}

/** How an output reaches its server, secrets replaced by environment variables and files. */
export interface Connection extends Tls {
  readonly host: string;
  readonly port: number;
  /** Undefined for what the agent does by itself. */
  readonly gzip?: boolean;
  readonly username?: string;
  readonly password?: SecretValue;
}

/** How lines become records: each that matches begins one, or each that matches belongs to the one before. */
export interface Joining {
  readonly kind: 'start' | 'continuation';
  readonly pattern: Pattern;
}

export interface FileReading {
  /** Undefined for the agent's choice: the head, unless no positions are kept. */
  readonly readFrom?: 'head' | 'now';
  readonly ignoreOlderSeconds?: number;
  readonly joining?: Joining;
}

type Filled<T, K extends keyof T> = T & { readonly [key in K]-?: T[key] };
type ContainerLogs = Filled<
  Omit<ContainerLogsInput, keyof LogFileOptions>,
  'format' | 'excludeNamespaces' | 'podLabels' | 'podAnnotations' | 'tag'
>;

export type PipelineInput =
  | { readonly kind: 'containerLogs'; readonly options: ContainerLogs; readonly reading: FileReading }
  | { readonly kind: 'journald'; readonly options: Filled<JournaldInput, 'tag'> }
  | {
      readonly kind: 'files';
      readonly options: Filled<Omit<LogFilesInput, keyof LogFileOptions>, 'exclude'>;
      readonly reading: FileReading;
    }
  | { readonly kind: 'kernel'; readonly options: Required<KernelInput> }
  | { readonly kind: 'audit'; readonly options: Required<AuditLogInput> }
  | { readonly kind: 'otlp'; readonly options: Required<OtlpInput> }
  | { readonly kind: 'forward'; readonly options: Required<ForwardInput> }
  | { readonly kind: 'syslog'; readonly options: Required<SyslogInput> }
  | { readonly kind: 'collectors'; readonly options: CollectorsInput }
  | { readonly kind: 'kubernetesEvents'; readonly options: { readonly tag: string } };

/** What collectors send to an aggregator: records of the record model. */
export interface CollectorsInput {
  readonly tag: string;
  readonly port: number;
  readonly certificateFile: string;
  readonly keyFile: string;
  /** What signs the certificates that collectors have to show. */
  readonly clientCaFile?: string;
  readonly sharedKey?: SecretValue;
}

/** The fields of the record model. */
export type RecordField =
  | 'message'
  | 'stream'
  | 'node'
  | 'namespace'
  | 'pod'
  | 'container'
  | 'labels'
  | 'annotations'
  | 'tag'
  | 'severity'
  | 'parsed';

/** A field, by its place in the record model. An agent knows where it keeps each of them. */
export interface FieldRef {
  readonly root: RecordField;
  /** The way from there: the key of a label, the path within the parsed fields. */
  readonly keys: readonly string[];
}

/**
 * A condition. A test holds for no record that lacks the field, null counting as absent; objects and lists meet no test but `exists`.
 */
export type PipelineCondition =
  | { readonly kind: 'oneOf'; readonly field: FieldRef; readonly values: readonly string[] }
  | { readonly kind: 'matches'; readonly field: FieldRef; readonly pattern: Pattern }
  | { readonly kind: 'exists'; readonly field: FieldRef }
  | ({ readonly kind: 'number'; readonly field: FieldRef } & NumberBounds)
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly PipelineCondition[] }
  | { readonly kind: 'not'; readonly condition: PipelineCondition };

export interface NumberBounds {
  readonly greaterThan?: number;
  readonly atLeast?: number;
  readonly lessThan?: number;
  readonly atMost?: number;
}

/** How a text is taken apart. The formats of NGINX, Apache and others are patterns by now. */
export type ParseFormat =
  | { readonly kind: 'json' }
  | { readonly kind: 'logfmt' }
  | { readonly kind: 'regex'; readonly pattern: Pattern };

type Step<K extends string, Options = object> = {
  readonly kind: K;
  /** The records that it is for; undefined for all. */
  readonly when?: PipelineCondition;
} & Readonly<Options>;

export type TimeFormat = 'rfc3339' | 'unix' | 'unixMilliseconds' | 'unixNanoseconds';

/** A step. `docs/log-pipelines.md` says what each does to a record, to the letter. */
export type PipelineStep =
  | Step<'parse', { field: FieldRef; format: ParseFormat; onFailure: 'keep' | 'drop' }>
  | Step<'time', { field: FieldRef; format: TimeFormat }>
  | Step<'severity', { field: FieldRef }>
  | (Step<'drop'> & { readonly when: PipelineCondition })
  | Step<'sample', { oneIn: number }>
  | Step<'rateLimit', { records: number; seconds: number; by?: FieldRef }>
  | Step<'redact', { patterns: readonly Pattern[]; fields: readonly FieldRef[]; replacement: string }>
  | Step<'set', { field: FieldRef; value: string } | { field: FieldRef; from: FieldRef }>
  | Step<'remove', { fields: readonly FieldRef[] }>
  | Step<'move', { field: FieldRef; to: FieldRef }>
  | Step<'truncate', { field: FieldRef; characters: number }>
  | Step<'dedot', { fields: readonly FieldRef[]; separator: string }>
  | Step<'raw', { config: string }>;

/** What outputs take of Secrets and of the node into the container. */
export interface OutputSurroundings {
  readonly env: EnvVar[];
  /** Files of certificates and their keys. */
  readonly volumes: { readonly volume: Volume; readonly mountPath: string }[];
  /** Folders of the node that outputs write to. */
  readonly folders: { readonly volume: Volume; readonly mountPath: string }[];
}
