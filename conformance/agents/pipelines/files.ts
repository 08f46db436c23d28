import { mkdirSync, readdirSync, statSync, writeFileSync } from 'fs';
import { RenderedPipeline } from './rendered';

/** The folder of a container's logs, as a kubelet names it. */
const CONTAINER = 'shop_cart-7d9f-x2x4b_0123/main';

/** Makes the folder of a pipeline, and writes into it what the container of its pod has logged. */
export function folderOf(scratch: string, index: number, { lines }: RenderedPipeline): string {
  const folder = `${scratch}/p${index}`;
  mkdirSync(`${folder}/pods/${CONTAINER}`, { recursive: true });
  writeFileSync(
    `${folder}/pods/${CONTAINER}/0.log`,
    lines.map(({ time, stream = 'stdout', line }) => `${time} ${stream} F ${line}\n`).join(''),
  );
  return folder;
}

/** How much the output files of all pipelines have got, in bytes. */
export const writtenBytes = (scratch: string, count: number): number =>
  Array.from({ length: count }, (_, index) => `${scratch}/p${index}`)
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => path.includes('/output-'))
    .reduce((sum, path) => sum + statSync(path).size, 0);
