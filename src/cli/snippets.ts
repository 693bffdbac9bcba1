/** `npm run snippets`: runs the Python code of all terms, each piece by itself, and records which ran to its end. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fingerprint, type SnippetRecord, titleIn } from '../site/build/snippets.ts';
import { hereAndNow } from './here-and-now.ts';

const FILE = 'content/records/snippets.json';
/** Set PYTHON to run another than the system's. */
const PYTHON = process.env.PYTHON ?? 'python3';
/** Libraries that pages show; of those that are imported the first here is named. */
const LIBRARIES = ['torch', 'keras', 'mlx', 'jax', 'transformers', 'numpy'];
const SECONDS = 120;

/** A piece of Python in a term. */
export interface Snippet {
  file: string;
  title: string;
  code: string;
}

/** All pieces of Python code in a page's text. */
export const snippetsIn = (file: string, text: string): Snippet[] =>
  [...text.matchAll(/^```python([^\n]*)\n([\s\S]*?)^```/gm)].map(([, meta, code]) => ({
    file,
    title: titleIn(meta!) ?? '',
    code: code!,
  }));

const python = (code: string) =>
  spawnSync(PYTHON, ['-'], {
    input: code,
    encoding: 'utf8',
    cwd: tmpdir(),
    timeout: SECONDS * 1000,
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });

/** Exit code 1 where there is no Python; code that does not run here is named with the reason, and is no failure. */
export function main(): number {
  const version = python('import platform; print(platform.python_version())');
  if (version.status !== 0) {
    console.error(
      `${PYTHON} does not start.\n    Fix: install Python 3 (Debian: python3 python3-torch libopenblas0-pthread), or set PYTHON to its path.`,
    );
    return 1;
  }
  const versions = new Map<string, string>();
  const versionOf = (name: string) => {
    const known = versions.get(name) ?? python(`import ${name}; print(${name}.__version__)`).stdout.trim();
    versions.set(name, known);
    return known;
  };
  const record: SnippetRecord = { date: hereAndNow().date, python: version.stdout.trim(), ran: {} };
  const snippets = readdirSync('content/terms').flatMap((file) =>
    snippetsIn(file, readFileSync(`content/terms/${file}`, 'utf8')),
  );
  for (const { file, title, code } of snippets) {
    const { status, stderr } = python(code);
    const library = LIBRARIES.find((name) => new RegExp(`^\\s*(import|from) ${name}\\b`, 'm').test(code));
    if (status === 0)
      record.ran[fingerprint(code)] = library ? `${library} ${versionOf(library)}` : `Python ${record.python}`;
    else console.log(`${file}, ${title}: ${stderr.trim().split('\n').at(-1) || `longer than ${SECONDS} s`}`);
  }
  writeFileSync(FILE, `${JSON.stringify(record, null, 1)}\n`);
  console.log(`${FILE} written: ${Object.keys(record.ran).length} of ${snippets.length} pieces ran.`);
  return 0;
}
