import { basename } from 'path';
import picomatch from 'picomatch';

/** Whether a path matches a glob, such as `dist/**`. A glob without a slash matches the name of a file in any folder. */
export function matcher(glob: string): (path: string) => boolean {
  const matches = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const anywhere = !glob.includes('/');
  return (path) => {
    const plain = path.replace(/\\/g, '/').replace(/^\.\//, '');
    return matches(anywhere ? basename(plain) : plain);
  };
}

/** The folder that all matches of a glob are in; undefined if the text is no glob. */
export function baseOf(glob: string): string | undefined {
  const { isGlob, base } = picomatch.scan(glob);
  return isGlob ? base || '.' : undefined;
}
