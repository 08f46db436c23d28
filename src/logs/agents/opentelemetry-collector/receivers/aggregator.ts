import { Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { env } from '../../program/variables';
import { metadataStatements } from '../metadata';
import { literal } from '../steps/ottl';

type Of<K extends PipelineInput['kind']> = Extract<PipelineInput, { kind: K }>;

export function collectors({ options }: Of<'collectors'>): Receiver {
  const { port, certificateFile, keyFile, clientCaFile } = options;
  return {
    type: 'otlp',
    config: {
      protocols: {
        grpc: {
          endpoint: `[${env('POD_IP')}]:${port}`,
          tls: {
            cert_file: certificateFile,
            key_file: keyFile,
            ...(clientCaFile && { client_ca_file: clientCaFile }),
          },
        },
      },
    },
  };
}

/** Where OTLP has what the record model has by another name; a record of another agent has it as the record model does. */
const PLACES: { readonly [field: string]: string } = {
  '["message"]': 'log.body',
  '["stream"]': 'log.attributes["log.iostream"]',
  '["node"]': 'resource.attributes["k8s.node.name"]',
  '["kubernetes"]["namespace_name"]': 'resource.attributes["k8s.namespace.name"]',
  '["kubernetes"]["pod_name"]': 'resource.attributes["k8s.pod.name"]',
  '["kubernetes"]["container_name"]': 'resource.attributes["k8s.container.name"]',
};

/** Statements that make of a record of OTLP what it was before a collector sent it. */
export const FROM_COLLECTORS: string[] = [
  'set(log.attributes["kubernetes"], {}) where resource.attributes["k8s.pod.name"] != nil and not IsMap(log.attributes["kubernetes"])',
  ...Object.entries(PLACES).map(([field, from]) => {
    const isInside = field.includes('kubernetes') ? ' and IsMap(log.attributes["kubernetes"])' : '';
    return `set(log.attributes${field}, ${from}) where ${from} != nil${isInside}`;
  }),
  'delete_key(log.attributes, "log.iostream")',
  'set(log.attributes["severity"], log.severity_text) where log.severity_text != ""',
  'set(log.body, "")',
  ...metadataStatements({ labels: true, annotations: true, namespaceLabels: true }).map(withoutEmpty),
];

/** Objects that a record has already stay as they are. */
function withoutEmpty(statement: string): string {
  const found = /^set\((log\.attributes\["kubernetes"\]\["\w+"\]), resource\.attributes\)/.exec(statement);
  return found ? `${statement} and ${found[1]} == nil` : statement;
}

/** Events of all namespaces, those before the start among them. */
export const EVENTS: Receiver = {
  type: 'k8sobjects',
  config: {
    auth_type: 'serviceAccount',
    objects: [{ name: 'events', group: 'events.k8s.io', mode: 'watch', exclude_watch_type: ['DELETED'] }],
  },
};

/** The message of an event as the line, and the event as parsed fields. */
export const eventStatements = ({ options }: Of<'kubernetesEvents'>): string[] => [
  'keep_keys(log.attributes, [])',
  'set(log.attributes["parsed"], log.body["object"]) where IsMap(log.body)',
  'set(log.attributes["message"], log.body["object"]["note"]) where IsMap(log.body)',
  `set(log.attributes["tag"], ${literal(options.tag)})`,
  'set(log.body, "")',
];
