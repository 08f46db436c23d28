import { spawnSync } from 'child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, statSync, symlinkSync } from 'fs';
import { basename, dirname } from 'path';

/** Where an agent that is one binary is in its own image, by the name of the binary. */
const PLACES: { readonly [binary: string]: string } = {
  'fluent-bit': '/fluent-bit/bin/fluent-bit',
  otelcol: '/otelcol-contrib',
  vector: '/usr/bin/vector',
  alloy: '/bin/alloy',
};

/** What the laboratory and the agent call within the image, beside the agent itself; Alloy loads the library when it reads a journal. */
const PROGRAMS = ['/usr/bin/setpriv', '/usr/bin/journalctl', '/lib/x86_64-linux-gnu/libsystemd.so.0'];

const librariesOf = (program: string): string[] =>
  // of a program that takes none, ldd says so and fails
  [...spawnSync('ldd', [program], { encoding: 'utf8' }).stdout.matchAll(/(\/[^ ]+) \(0x/g)].map(([, path]) => path);

/** The root folder of an image: as it is given, or made around the binary of an agent. */
export const imageOf = (given: string, scratch: string): string =>
  statSync(given).isFile() ? imageAround(given, `${scratch}/image`) : given;

/** The root folder of an image with an agent at the place that it has in its own image. */
function imageAround(binary: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['dev', 'proc', 'tmp', 'etc', 'mnt', 'run', 'var']) {
    mkdirSync(`${folder}/${part}`, { recursive: true });
  }
  symlinkSync('/run', `${folder}/var/run`);
  const place = (from: string, to: string, put: (from: string, to: string) => void) => {
    mkdirSync(dirname(to), { recursive: true });
    if (!existsSync(to)) put(from, to);
  };
  const programs = PROGRAMS.filter(existsSync);
  for (const file of [...programs, ...[...programs, binary].flatMap(librariesOf)]) {
    place(file, `${folder}${file}`, copyFileSync);
  }
  place(binary, `${folder}${PLACES[basename(binary)]}`, (from, to) => {
    try {
      linkSync(from, to);
    } catch {
      // on another file system
      copyFileSync(from, to);
    }
  });
  return folder;
}
