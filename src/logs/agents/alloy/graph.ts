import { component, inputOf } from './components';
import { Component, Expression } from './syntax';
import { Configuration } from '../opentelemetry-collector/configuration';

/**
 * The components of pipelines, each of which says where what it gives goes to. A connector is no component here: what leads to it goes on where it is read
 * from.
 */
export function graph({
  extensions,
  receivers,
  processors,
  exporters,
  connectors,
  pipelines,
}: Configuration): Component[] {
  const all = Object.values(pipelines);
  /** Where the pipelines begin that read from a receiver or connector. */
  const beginnings = (id: string): Expression[] =>
    all
      .filter((pipeline) => pipeline.receivers.includes(id))
      .flatMap((pipeline) =>
        pipeline.processors.length ? [inputOf(pipeline.processors[0])] : ends(pipeline.exporters),
      );
  const ends = (ids: readonly string[]): Expression[] =>
    ids.flatMap((id) => (Object.hasOwn(connectors, id) ? beginnings(id) : [inputOf(id)]));
  const after = (id: string): Expression[] => {
    const pipeline = all.find((each) => each.processors.includes(id))!;
    const next = pipeline.processors[pipeline.processors.indexOf(id) + 1];
    return next === undefined ? ends(pipeline.exporters) : [inputOf(next)];
  };
  return [
    ...Object.entries(extensions).map(([id, settings]) => component(id, settings)),
    ...Object.entries(receivers).flatMap(([id, settings]) =>
      id.startsWith('journal/') ? journal(id, settings, beginnings(id)) : [component(id, settings, beginnings(id))],
    ),
    ...Object.entries(processors).map(([id, settings]) => component(id, settings, after(id))),
    ...Object.entries(exporters).map(([id, settings]) => component(id, settings)),
  ];
}

/** The journal is read by a component for Loki, whose lines another makes records of. */
function journal(id: string, settings: object, outputs: readonly Expression[]): Component[] {
  const receiver = component(id.replace('journal/', 'loki/'), {}, outputs);
  const forwardTo = [new Expression(`${receiver.name}.${receiver.label}.receiver`)];
  return [
    {
      name: 'loki.source.journal',
      label: receiver.label,
      body: { attributes: { ...settings, forward_to: forwardTo }, blocks: [] },
    },
    receiver,
  ];
}
