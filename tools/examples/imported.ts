import { writeSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';

export const folder = join(__dirname, '../../examples');

/** The examples that `import` writes from the manifests in their folder `original`, and how it is called. */
export const IMPORTED: { readonly [name: string]: readonly string[] } = {
  'imported-fluentd': [],
  'imported-kube-prometheus': ['--split'],
  'imported-pod-network': [],
};

/** Imports the originals of an example to a folder, as a user who is in the folder of the example does. */
export async function importExample(name: string, out: string, err: (text: string) => void): Promise<number> {
  const home = process.cwd();
  process.chdir(join(folder, name));
  try {
    return await main(['import', ...IMPORTED[name], '--force', '--out', out, 'original'], '', {
      out: () => {},
      err,
      outIsTerminal: false,
      errIsTerminal: false,
      stdin: async () => Buffer.alloc(0),
      ask: async () => undefined,
      now: () => new Date(),
      env: {},
    });
  } finally {
    process.chdir(home);
  }
}

// writes the imported examples anew
if (require.main === module) {
  void (async () => {
    for (const name of Object.keys(IMPORTED)) {
      process.exitCode ||= await importExample(name, '.', (text) => writeSync(2, text));
    }
  })();
}
