import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { Volume } from '../../src/model/generated/structs';

/** Objects of a manifest, as far as the laboratory reads them. */
export interface ManifestObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: { readonly [key: string]: string };
  readonly spec?: unknown;
}

export interface VolumeSources {
  /** Root folder of the node. */
  readonly node: string;
  /** Folder in which volumes are made. */
  readonly folder: string;
  readonly objects: readonly ManifestObject[];
  /** Values of Secrets, by name and key. */
  readonly secrets: { readonly [name: string]: { readonly [key: string]: string } };
}

/** Files as the kubelet writes them: in a folder of their own, behind links that it can exchange at once. */
export function projectFiles(folder: string, files: { readonly [name: string]: string }): void {
  const version = `${folder}/..${Date.now()}`;
  mkdirSync(version, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${version}/${name}`, text);
  symlinkSync(version.slice(folder.length + 1), `${folder}/..data`);
  for (const name of Object.keys(files)) symlinkSync(`..data/${name}`, `${folder}/${name}`);
}

function hostFolder(path: string, type: string | undefined): string {
  if (existsSync(path)) {
    if (type === 'File' && !statSync(path).isFile()) throw new Error(`${path} is no file`);
    return path;
  }
  if (type === 'FileOrCreate') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    return path;
  }
  if (type && type !== 'DirectoryOrCreate') throw new Error(`hostPath type check failed: ${path} is not a ${type}`);
  // container runtimes create a missing folder where no type is given
  mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

/** The folder or file that a volume is, made as a kubelet makes it. */
export function volumeSource(volume: Volume, { node, folder, objects, secrets }: VolumeSources): string {
  if (volume.hostPath) return hostFolder(`${node}${volume.hostPath.path}`, volume.hostPath.type);
  const path = `${folder}/${volume.name}`;
  const made = existsSync(path);
  mkdirSync(path, { recursive: true });
  // 0777 without the sticky bit, which some programs insist on
  chmodSync(path, volume.emptyDir ? 0o777 : 0o755);
  if (made) return path;
  if (volume.configMap) {
    const { name } = volume.configMap;
    const configMap = objects.find((object) => object.kind === 'ConfigMap' && object.metadata.name === name);
    projectFiles(path, configMap!.data!);
  }
  if (volume.secret) {
    const values = secrets[volume.secret.secretName!];
    const items = volume.secret.items ?? Object.keys(values).map((key) => ({ key, path: key }));
    projectFiles(path, Object.fromEntries(items.map((item) => [item.path, values[item.key]])));
  }
  if (volume.projected) {
    const files = volume.projected.sources!.flatMap(({ secret }) =>
      secret!.items!.map((item) => [item.path, secrets[secret!.name!][item.key]]),
    );
    projectFiles(path, Object.fromEntries(files));
  }
  return path;
}
