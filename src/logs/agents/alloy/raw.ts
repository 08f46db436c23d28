import { AgentTask } from '../../rendering';
import { Processor } from '../opentelemetry-collector/steps/operations';

const COMPONENT = /^\s*(otelcol\.processor\.[a-z0-9_]+)\s*(?:"[^"]*"\s*)?\{([^]*)\}\s*$/;

/** A processor as its user wrote it, in the words of Alloy: its name, and what stands between the braces but the output. */
export function raw(config: string, { complain }: AgentTask): Processor[] {
  const found = COMPONENT.exec(config);
  if (!found || /^\s*output\s*\{/m.test(found[2])) {
    return complain(
      'steps',
      'has a raw step that is no processor of Alloy without its output: otelcol.processor.attributes { action { ... } }',
    );
  }
  return [{ type: found[1], config: { raw: found[2] } }];
}
