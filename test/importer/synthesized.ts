import { App, Testing } from 'cdk8s';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import * as lib from '../../src';

const MODULES: { [name: string]: unknown } = { cdk8s, 'cdk8s-plus-28': kplus, constructs, 'cdk8s-daemonsets': lib };

/** Runs the code of an app and gives what each of its charts writes; `validates`: whether what a server refuses stops it, as it does for users. */
export function synthesized(code: string, { validates = true } = {}): unknown[][] {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const apps: App[] = [];
  class Recording extends App {
    public constructor() {
      super();
      apps.push(this);
    }

    public synth(): void {}
  }
  const load = (name: string) => (name === 'cdk8s' ? { ...cdk8s, App: Recording } : MODULES[name]);
  new Function('require', 'exports', outputText)(load, {});
  return apps[0].charts.map((chart) => JSON.parse(JSON.stringify(written(chart, validates))) as unknown[]);
}

function written(chart: cdk8s.Chart, validates: boolean): unknown[] {
  if (validates) return Testing.synth(chart);
  return chart.node
    .findAll()
    .filter(cdk8s.ApiObject.isApiObject)
    .map((object) => (object as cdk8s.ApiObject).toJson() as unknown);
}
