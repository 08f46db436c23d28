import { ContainerLogsInput, JournaldInput, LogFilesInput } from './inputs';
import { EnvVar, Volume } from '../model/generated/structs';

/*
 * What agents render: inputs and outputs with every default filled in and every value checked, so that a renderer only writes them down.
 */

/** A value that comes from a Secret: the environment variable that holds it in the container. */
export interface SecretValue {
  readonly env: string;
}

/** How an output reaches its server, secrets replaced by environment variables and files. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Path of the certificate authority in the container. */
  readonly caFile?: string;
  readonly username?: string;
  readonly password?: SecretValue;
}

export type PipelineInput =
  | { readonly kind: 'containerLogs'; readonly options: ContainerLogsInput }
  | { readonly kind: 'journald'; readonly options: JournaldInput & { readonly tag: string } }
  | { readonly kind: 'files'; readonly options: LogFilesInput };

export type PipelineOutput =
  | { readonly kind: 'elasticsearch' | 'openSearch'; readonly connection: Connection; readonly indexPrefix: string }
  | {
      readonly kind: 'loki';
      readonly connection: Connection;
      readonly tenant?: string;
      readonly labels: { [name: string]: string };
    }
  | { readonly kind: 'forward'; readonly connection: Connection; readonly sharedKey?: SecretValue }
  | {
      readonly kind: 'http';
      readonly connection: Connection;
      readonly path: string;
      readonly headers: { [name: string]: string };
      readonly authorization?: SecretValue;
    }
  | { readonly kind: 'stdout' };

export interface Outputs {
  readonly outputs: PipelineOutput[];
  readonly env: EnvVar[];
  /** Files of certificate authorities. */
  readonly volumes: { readonly volume: Volume; readonly mountPath: string }[];
}
