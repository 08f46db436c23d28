import { existsSync, readFileSync, writeFileSync } from 'fs';
import { Component, Project } from 'projen';

/**
 * The address of the repository. A maintainer who publishes sets it to one that they own, and runs `npx projen` twice: all files that name it or what
 * is derived from it follow, and then the formatters of the generated ones.
 */
export const REPOSITORY = 'https://github.com/example/cdk8s-daemonsets';

/** The names that hang on the address: registries hand them out to whoever owns it. */
export function namesOf(repository: string) {
  const [owner, name] = new URL(repository).pathname.slice(1).split('/');
  const group = `io.github.${owner.toLowerCase().replace(/[^a-z0-9-]/g, '')}`;
  return {
    repository,
    /** As `uses:` of a workflow names it. */
    action: `${owner}/${name}@`,
    goModule: `github.com/${owner}/${name}-go`,
    mavenGroup: group,
    javaPackage: `${group.replace(/-/g, '_')}.cdk8s.daemonsets`,
  };
}

/** Rewrites the files that name the address by hand, when it has changed since the last run. */
export class NamedInFiles extends Component {
  private readonly before?: string;

  constructor(
    project: Project,
    private readonly files: readonly string[],
  ) {
    super(project);
    const facts = existsSync('package.json') ? JSON.parse(readFileSync('package.json', 'utf8')) : {};
    this.before = facts.repository?.url?.replace(/\.git$/, '');
  }

  public preSynthesize(): void {
    if (!this.before || this.before === REPOSITORY) return;
    const [old, now] = [namesOf(this.before), namesOf(REPOSITORY)];
    // the longer names hold the shorter ones
    const keys = ['javaPackage', 'goModule', 'repository', 'action', 'mavenGroup'] as const;
    for (const file of this.files) {
      const text = readFileSync(file, 'utf8');
      const written = keys.reduce((rest, key) => rest.split(old[key]).join(now[key]), text);
      if (written !== text) writeFileSync(file, written);
    }
  }
}
