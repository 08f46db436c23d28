import { execFile } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { comparable } from './comparable';
import { RenderedPipeline } from './rendered';

/*
 * Runs the configurations of many pipelines in one Fluentd: each has labels, files and a plug-in of its own. Metadata comes from the path instead of from
 * an API server.
 */

const NAMES = `  <filter kubernetes.**>
    @type record_transformer
    enable_ruby true
    <record>
      kubernetes \${f = tag_parts.join('.')[/pods\\.(.*)\\.0\\.log/, 1].split('.'); n = f[0].split('_'); {'namespace_name' => n[0], 'pod_name' => n[1], 'container_name' => f[1]}}
    </record>
  </filter>
`;

function configuration({ files }: RenderedPipeline, index: number, folder: string): string {
  return files['fluent.conf']
    .replace(/^<system>[^]*?^<\/system>\n/m, '')
    .replace(/^<source>\n {2}@type prometheus[^]*?^<\/source>\n/gm, '')
    .replace(/^<label @FLUENT_LOG>[^]*?^<\/label>\n/m, '')
    .replace(/^ {2}<filter kubernetes\.\*\*>\n {4}@type kubernetes_metadata[^]*?^ {2}<\/filter>\n/m, NAMES)
    .replace(
      /@type stdout\n\s*@id output_(\d+)\n([^]*?<\/format>\n)/g,
      (_, output, rest) =>
        `@type file\n@id file_${output}\nappend true\npath ${folder}/out-${output}\n${rest}<buffer []>\n@type file\npath ${folder}/buffer-${output}\nflush_mode immediate\n</buffer>\n`,
    )
    .replace(/@(JOIN|LINES|RECORDS|OUTPUT)(_\d)?\b/g, (_, name, output) => `@P${index}_${name}${output ?? ''}`)
    .replace(/@id (\S+)/g, (_, id) => `@id p${index}_${id}`)
    .replace(/\/var\/log\/pods/g, `${folder}/var/log/pods`)
    .replace(/'\/state\//g, `'${folder}/state/`)
    .replace('/fluentd/etc/pipeline.rb', `${folder}/pipeline.rb`)
    .replaceAll('/fluentd/etc/pipeline.rb', `${folder}/pipeline.rb`)
    .replaceAll("'typed_pipeline'", `'typed_pipeline_${index}'`);
}

/** The records that each output of each pipeline gets. */
export async function runFluentd(
  command: string,
  pipelines: readonly RenderedPipeline[],
  scratch: string,
): Promise<string[][][]> {
  rmSync(scratch, { recursive: true, force: true });
  const parts = pipelines.map((pipeline, index) => {
    const folder = `${scratch}/p${index}`;
    const logFolder = `${folder}/var/log/pods/shop_cart-7d9f-x2x4b_0123/main`;
    mkdirSync(logFolder, { recursive: true });
    mkdirSync(`${folder}/state`, { recursive: true });
    writeFileSync(
      `${logFolder}/0.log`,
      pipeline.lines.map(({ time, stream = 'stdout', line }) => `${time} ${stream} F ${line}\n`).join(''),
    );
    writeFileSync(
      `${folder}/pipeline.rb`,
      pipeline.files['pipeline.rb']
        .replaceAll('TypedPipeline', `TypedPipeline${index}`)
        .replaceAll("'typed_pipeline'", `'typed_pipeline_${index}'`),
    );
    return configuration(pipeline, index, folder);
  });
  writeFileSync(
    `${scratch}/fluent.conf`,
    `${parts.join('\n')}\n<label @FLUENT_LOG>\n  <match **>\n    @type null\n  </match>\n</label>\n`,
  );
  await new Promise<void>((resolve) => {
    const child = execFile(
      command,
      ['-c', `${scratch}/fluent.conf`, '--no-supervisor', '-o', `${scratch}/fluentd.log`],
      { env: { ...process.env, K8S_NODE_NAME: 'node-1', POD_IP: '127.0.0.1' } },
      () => resolve(),
    );
    // a line that may be continued goes out after 5 seconds
    setTimeout(() => child.kill('SIGTERM'), (20 + pipelines.length) * 1000);
  });
  return pipelines.map(({ outputs }, index) =>
    outputs.map((_, output) => {
      const file = `${scratch}/p${index}/out-${output}.log`;
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const { time, ...fields } = JSON.parse(line);
          return comparable(time, fields);
        })
        .sort();
    }),
  );
}
