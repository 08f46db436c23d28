import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Planner } from '../../src/scheduling/planner';
import { differingFields } from '../../tools/differential/stored-fields';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';

interface Template {
  readonly spec: { readonly template: object };
}

interface Recorded {
  readonly old: object;
  readonly new: object;
  /** By minor, the fields of the template that the server stores with another value; none where the controller keeps its pods. */
  readonly fields: { readonly [minor: string]: readonly string[] };
}

const recorded = readFileSync(resolve(__dirname, '../../conformance/recorded/templates.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);
const MINORS = ['1.28', '1.36', '1.37'];

test('all minors that have a controller are recorded, of changes that are none too', () => {
  expect(new Set(recorded.map(({ fields }) => Object.keys(fields).join()))).toEqual(new Set([MINORS.join()]));
  expect(recorded.length).toBeGreaterThan(500);
  expect(recorded.filter(({ fields }) => fields['1.36'].length === 0).length).toBeGreaterThan(100);
});

test.each(MINORS)('a plan for %s says of every recorded pair whether the pods restart, and why', (minor) => {
  const planner = new Planner({ kubernetesVersion: minor });
  const wrong = recorded.flatMap(({ old, new: fresh, fields }) => {
    const [{ refused, templateDifferences }] = planner.compare([old], [fresh], []);
    const said = templateDifferences.map(({ field }) => field).sort();
    return refused.length === 0 && said.join('\n') === fields[minor].join('\n') ? [] : [{ old, fresh, said, refused }];
  });
  expect(wrong).toEqual([]);
});

liveTest('the recording is what real Kubernetes says', () => {
  for (const minor of MINORS.filter((one) => builtMinors.includes(one))) {
    askKubernetes<{ same: boolean; old: Template; new: Template }>(minor, 'template', recorded).forEach((answer, i) => {
      const [old, fresh] = [answer.old, answer.new].map(({ spec }) => spec.template);
      const fields = differingFields(old, fresh, 'PodTemplateSpec', 'spec.template').sort();
      expect({ fields, same: answer.same }).toEqual({
        fields: recorded[i].fields[minor],
        same: recorded[i].fields[minor].length === 0,
      });
    });
  }
});
