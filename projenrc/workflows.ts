import { cdk, github, JsonPatch } from 'projen';

const NODE = '22';
const { JobPermission } = github.workflows;

const setUp = (options: { readonly languages: boolean }): github.workflows.JobStep[] => [
  github.WorkflowSteps.checkout({ with: { fetchDepth: 0 } }),
  { name: 'Set up Node.js', uses: 'actions/setup-node@v7.0.0', with: { 'node-version': NODE, cache: 'npm' } },
  { name: 'Set up Go', uses: 'actions/setup-go@v7.0.0', with: { 'go-version': 'stable', cache: false } },
  ...(options.languages
    ? [
        { name: 'Set up Python', uses: 'actions/setup-python@v7.0.0', with: { 'python-version': '3.11' } },
        {
          name: 'Set up Java',
          uses: 'actions/setup-java@v6.0.0',
          with: { 'java-version': '17', distribution: 'temurin' },
        },
      ]
    : []),
];

/** What a pull request has to pass, and nightly what takes hours. */
export function addBuild(project: cdk.JsiiProject) {
  const build = project.github!.addWorkflow('build');
  build.on({ pullRequest: {}, push: { branches: ['main'] }, workflowDispatch: {} });
  build.addJob('build', {
    runsOn: ['ubuntu-latest'],
    timeoutMinutes: 120,
    permissions: { contents: JobPermission.READ },
    env: { CI: 'true' },
    steps: [...setUp({ languages: true }), { name: 'Build', run: '.ci/run' }],
  });

  const full = project.github!.addWorkflow('full');
  full.on({ schedule: [{ cron: '0 1 * * 6' }], workflowDispatch: {} });
  full.addJob('full', {
    runsOn: ['ubuntu-latest'],
    timeoutMinutes: 360,
    permissions: { contents: JobPermission.READ },
    env: { CI: 'true' },
    steps: [
      ...setUp({ languages: true }),
      { name: 'Install', run: 'npm ci' },
      { name: 'Compare with real code in full', run: '.ci/full' },
    ],
  });
}

/** A new minor or patch of Kubernetes: a pull request with the versions, the model and the pins of the judges. */
export function addConformance(project: cdk.JsiiProject) {
  const workflow = project.github!.addWorkflow('kubernetes');
  workflow.on({ schedule: [{ cron: '0 4 * * 1' }], workflowDispatch: {} });
  workflow.addJob('kubernetes', {
    runsOn: ['ubuntu-latest'],
    timeoutMinutes: 120,
    permissions: { contents: JobPermission.WRITE, pullRequests: JobPermission.WRITE },
    env: { CI: 'true' },
    steps: [
      ...setUp({ languages: false }),
      { name: 'Install', run: 'npm ci' },
      { name: 'Ask for new versions', id: 'versions', run: '.ci/kubernetes-versions | tee -a "$GITHUB_OUTPUT"' },
      ...github.WorkflowActions.createPullRequest({
        workflowName: 'kubernetes',
        branchName: 'github-actions/kubernetes',
        pullRequestTitle: 'feat(model): ${{ steps.versions.outputs.title }}',
        pullRequestDescription:
          'A release of Kubernetes is newer than what the model and the judges are made of. CONTRIBUTING.md says what else a new minor needs.',
        credentials: project.github!.projenCredentials,
        labels: ['kubernetes'],
      }).map((step) => ({ ...step, if: "steps.versions.outputs.title != ''" })),
    ],
  });
}

/**
 * The release workflow of projen, with two changes. npm and PyPI show where a package was built; for the other registries, GitHub keeps that. And what
 * is said twice is left out.
 */
export function adjustRelease(project: cdk.JsiiProject) {
  const file = project.tryFindObjectFile('.github/workflows/release.yml')!;
  for (const [job, folder] of [
    ['release_maven', 'java'],
    ['release_nuget', 'dotnet'],
    ['release_golang', 'go'],
  ]) {
    file.addOverride(`jobs.${job}.permissions`, { contents: 'read', 'id-token': 'write', attestations: 'write' });
    file.patch(
      JsonPatch.add(`/jobs/${job}/steps/-`, {
        name: 'Attest the provenance',
        if: '${{ !inputs.dry_run }}',
        uses: 'actions/attest-build-provenance@v3',
        with: { 'subject-path': `dist/${folder}/**/*` },
      }),
    );
  }
  // the registry that publib knows
  file.patch(JsonPatch.remove('/jobs/release_npm/steps/9/env/NPM_REGISTRY'));
}
