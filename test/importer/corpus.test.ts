import { synthesized } from './synthesized';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { JUDGING } from '../../src/importer/judging';
import { misreadTexts } from '../../src/manifest/misread-texts';
import { corpusTest } from '../support/corpus';

// The law: what an imported app writes is what went in, but for what the documented rules leave out.
corpusTest('every object of every file comes out as it went in', (corpus) => {
  const different: string[] = [];
  let [daemonSets, constructs, objects, unwritable] = [0, 0, 0, 0];
  for (const { name, text } of corpus.files()) {
    const [chart] = importSources([{ name, content: text }], { usesBuilders: true, ...JUDGING });
    const expected = JSON.parse(JSON.stringify(chart.objects.map((object) => object.expected))) as { kind: string }[];
    // what kubectl would read otherwise stops synth
    const misread = chart.objects.filter(({ expected: object }) => misreadTexts(object).length > 0).length;
    const [actual] = synthesized(appModule([chart]), { validates: misread === 0 });
    unwritable += misread;
    for (const { document, expected: wanted, notes } of chart.objects) {
      if (notes.length === 0) expect(wanted).toEqual(document.value);
    }
    objects += expected.length;
    daemonSets += expected.filter(({ kind }) => kind === 'DaemonSet').length;
    constructs += chart.code.match(/new DaemonSet\(/g)?.length ?? 0;
    try {
      expect(actual).toEqual(expected);
    } catch (error) {
      different.push(`${name}: ${(error as Error).message.slice(0, 600)}`);
    }
  }
  expect(different).toEqual([]);
  expect({ daemonSets, constructs, objects, unwritable }).toEqual(
    {
      own: { daemonSets: 12, constructs: 12, objects: 24, unwritable: 1 },
      published: { daemonSets: 188, constructs: 181, objects: 1199, unwritable: 0 },
    }[corpus.name],
  );
});
