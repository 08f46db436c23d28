import { OutputKind } from './checked';
import { OutputDefinition } from './definition';
import { FORWARD } from './forward/definition';
import { HTTP } from './http/definition';
import { LOKI } from './loki/definition';
import { OTLP } from './otlp/definition';
import { ELASTICSEARCH, OPEN_SEARCH } from './search/definition';
import { STDOUT } from './stdout/definition';

/** All outputs, by the member of `LogOutput` that they are. */
export const OUTPUTS: { readonly [K in OutputKind]: OutputDefinition<K> } = {
  elasticsearch: ELASTICSEARCH,
  openSearch: OPEN_SEARCH,
  loki: LOKI,
  forward: FORWARD,
  http: HTTP,
  otlp: OTLP,
  stdout: STDOUT,
};
