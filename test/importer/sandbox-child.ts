import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as constructs from 'constructs';
import type { Answer, Request } from './sandbox';
import * as library from '../../src';

// Runs modules that its parent sends, one after the other, and answers with what their charts write. Whatever they should not do shows here:
// they reach nothing but these four modules, and the texts that they are made of call `canary`, which only code could.

const reply: (answer: Answer) => void = process.send!.bind(process);
const MODULES: { readonly [name: string]: object } = {
  cdk8s,
  'cdk8s-plus-28': kplus,
  constructs,
  'cdk8s-daemonsets': library,
};
let sung = false;
Object.defineProperty(globalThis, 'canary', {
  value: () => {
    sung = true;
  },
  writable: false,
});

class Recorder extends cdk8s.App {
  public static last?: Recorder;

  public constructor() {
    super();
    Recorder.last = this;
  }

  public synth(): void {}
}

function load(name: string): object {
  if (!Object.hasOwn(MODULES, name)) throw new Error(`the code asks for the module ${name}`);
  return name === 'cdk8s' ? { ...cdk8s, App: Recorder } : MODULES[name];
}

function answer(code: string): object {
  const globals = Object.getOwnPropertyNames(globalThis).length;
  sung = false;
  Recorder.last = undefined;
  try {
    new Function('require', 'exports', code)(load, {});
    const written = Recorder.last!.charts.map(({ node }) =>
      node.findAll().flatMap((child) => (child instanceof cdk8s.ApiObject ? [child.toJson() as unknown] : [])),
    );
    return { written, sung, grown: Object.getOwnPropertyNames(globalThis).length - globals };
  } catch (error) {
    return { error: (error as Error).message, sung };
  }
}

process.on('message', ({ id, code }: Request) => {
  const outcome = JSON.stringify(answer(code), (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  reply({ id, outcome });
});
