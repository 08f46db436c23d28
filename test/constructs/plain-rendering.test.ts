import { ApiObject, App, Chart, IResolver, Lazy, ResolutionContext, Testing } from 'cdk8s';
import * as lib from '../../src';
import { corpusTest } from '../support/corpus';

const container = { name: 'agent', image: 'registry.example.com/agent:1.0' };

/** What cdk8s itself makes of an object. */
const byCdk8s = (object: ApiObject) => JSON.stringify(ApiObject.prototype.toJson.call(object));

function objectsOf(app: App): ApiObject[] {
  return app.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

function withDaemonSets(app: App, ...props: lib.DaemonSetProps[]): ApiObject[] {
  const chart = new Chart(app, 'agents', { namespace: 'agents', labels: { team: 'a' } });
  props.forEach((one, i) => new lib.DaemonSet(chart, `agent-${i}`, one));
  return objectsOf(app);
}

corpusTest('DaemonSets are rendered as cdk8s renders them, to the order of the keys', (corpus) => {
  const objects = withDaemonSets(
    Testing.app(),
    ...corpus.daemonSets().map(({ manifest: { metadata, spec } }): lib.DaemonSetProps => {
      const { template, ...rest } = spec ?? {};
      return {
        metadata,
        podMetadata: template?.metadata,
        ...rest,
        ...template?.spec,
        containers: template?.spec?.containers ?? [],
      };
    }),
  );
  expect(objects.length).toBeGreaterThan(5);
  for (const object of objects) expect(JSON.stringify(object.toJson())).toBe(byCdk8s(object));
});

test('resolvers of the app see every value', () => {
  const resolver: IResolver = {
    resolve: (context: ResolutionContext) => {
      if (context.value === 'registry.example.com/agent:1.0') context.replaceValue('mirror.example.com/agent:1.0');
    },
  };
  const app = new App({ outdir: Testing.app().outdir, resolvers: [resolver] });
  for (const object of withDaemonSets(app, { containers: [container] }, { containers: [container] })) {
    expect(object.toJson().spec.template.spec.containers[0].image).toBe('mirror.example.com/agent:1.0');
  }
});

test('a value that is resolved later is resolved in each DaemonSet', () => {
  const image = Lazy.any({ produce: () => 'registry.example.com/agent:2.0' }) as unknown as string;
  for (const object of withDaemonSets(
    Testing.app(),
    { containers: [container] },
    { containers: [{ ...container, image }] },
  ).slice(1)) {
    expect(object.toJson().spec.template.spec.containers[0].image).toBe('registry.example.com/agent:2.0');
  }
});

test('keys stay in their order where cdk8s is told so', () => {
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    const props = { containers: [{ name: 'agent', image: container.image, args: ['--verbose'] }] };
    for (const object of withDaemonSets(Testing.app(), props, props)) {
      expect(Object.keys(object.toJson().spec.template.spec.containers[0])).toEqual(['name', 'image', 'args']);
    }
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});
