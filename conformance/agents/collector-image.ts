import { execFileSync } from 'child_process';
import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, statSync, symlinkSync } from 'fs';
import { dirname } from 'path';

/** What the laboratory and the collector call within the image, beside the collector itself. */
const PROGRAMS = ['/usr/bin/setpriv', '/usr/bin/journalctl'];

const librariesOf = (program: string): string[] =>
  [...execFileSync('ldd', [program], { encoding: 'utf8' }).matchAll(/(\/[^ ]+) \(0x/g)].map(([, path]) => path);

/** The root folder of an image: as it is given, or made around the binary of an OpenTelemetry Collector. */
export const imageOf = (given: string, scratch: string): string =>
  statSync(given).isFile() ? collectorImage(given, `${scratch}/image`) : given;

/** The root folder of an image with an OpenTelemetry Collector at the place that it has in its own image. */
function collectorImage(binary: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['dev', 'proc', 'tmp', 'etc', 'mnt', 'run', 'var']) {
    mkdirSync(`${folder}/${part}`, { recursive: true });
  }
  symlinkSync('/run', `${folder}/var/run`);
  const place = (from: string, to: string, put: (from: string, to: string) => void) => {
    mkdirSync(dirname(to), { recursive: true });
    if (!existsSync(to)) put(from, to);
  };
  for (const file of PROGRAMS.filter(existsSync).flatMap((program) => [program, ...librariesOf(program)])) {
    place(file, `${folder}${file}`, copyFileSync);
  }
  place(binary, `${folder}/otelcol-contrib`, (from, to) => {
    try {
      linkSync(from, to);
    } catch {
      // on another file system
      copyFileSync(from, to);
    }
  });
  return folder;
}
