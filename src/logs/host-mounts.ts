import { PipelineInput } from './pipeline';

// the parent of the journal on disk: mounting a missing /var/log/journal itself would create it, and switch journald to disk
const JOURNAL = ['/var/log', '/run/log', '/etc/machine-id'];

const folderOfFiles = (path: string): string =>
  path.replace(/\/[^/]*(\*.*)?$/, (match) =>
    match.includes('*') ? match.slice(0, match.indexOf('*')).replace(/\/[^/]*$/, '') : '',
  ) || '/';

function foldersOf(input: PipelineInput): string[] {
  switch (input.kind) {
    // with Docker, the files in /var/log/containers are links to /var/log/pods, and those are links once more
    case 'containerLogs': {
      const { format, dockerRoot = '/var/lib/docker' } = input.options;
      return format === 'cri'
        ? ['/var/log/pods']
        : ['/var/log/containers', '/var/log/pods', `${dockerRoot}/containers`];
    }
    case 'journald':
    case 'kernel':
      return JOURNAL;
    case 'files':
    case 'audit':
      return [folderOfFiles(input.options.path)];
    default:
      return [];
  }
}

/** The folders and files of the node that the inputs read, without those within another one. */
export function hostPaths(inputs: readonly PipelineInput[]): string[] {
  const all = [...new Set(inputs.flatMap(foldersOf))];
  return all.filter((path) => !all.some((other) => path !== other && path.startsWith(`${other}/`)));
}

/** A volume name that says which path it holds: `/var/log/pods` is `var-log-pods`. */
export function pathVolumeName(path: string): string {
  return (
    path
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 63)
      .replace(/-$/, '') || 'root'
  );
}
