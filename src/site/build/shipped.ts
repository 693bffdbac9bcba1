/** Which packages reach the reader: those the notices name, and a Vite plugin that stops a build in which there are more. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import manifest from '../../../package.json' with { type: 'json' };

/** Packages inside those that ship: tfjs bundles two, Vite adds its loader of modules, AssemblyScript its standard library. */
const CARRIED = ['long', 'seedrandom', 'vite', 'assemblyscript'];

/** `dependencies` are what ships; all that builds and tests stands under `devDependencies`. */
export const shipped = (): string[] => [...Object.keys(manifest.dependencies), ...CARRIED].sort();

/** The packages of which these modules are. */
export const packagesOf = (modules: string[]): string[] => [
  ...new Set(
    modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1] ?? []),
  ),
];

/** Stops the build where the reader would get code of a package whose license the notices do not give. */
export const noticed = (): Plugin => ({
  name: 'noticed',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const unknown = packagesOf(chunks.flatMap(({ moduleIds }) => moduleIds)).filter(
      (name) => !shipped().includes(name),
    );
    if (unknown.length)
      this.error(
        `The reader would get code of ${unknown.join(', ')}, and notices.txt does not give the license. ` +
          'Fix: move it to "dependencies" in package.json; a package that another one carries goes into CARRIED in src/site/build/shipped.ts.',
      );
  },
});

/** The first comment of a script, if it says whose it is. */
const headerOf = (script: string): string | undefined =>
  /^\s*\/\*(.*?)\*\//s
    .exec(script)?.[1]
    ?.split('\n')
    .map((line) => line.replace(/^\s*\*+ ?/, '').trimEnd())
    .filter((line) => !/^@license$|^=+$/.test(line))
    .join('\n')
    .trim()
    .match(/^(?=.*Copyright).*/s)?.[0];

/** The notice of an installed package: name, version, and the texts that its license asks to hand on. */
export function noticeOf(name: string, root = process.cwd()): string {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder))
    throw new Error(
      `The notices name ${name}, which is not installed. Fix: correct CARRIED in src/site/build/shipped.ts.`,
    );
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { version, license, module } = JSON.parse(read('package.json')) as Record<string, string>;
  // In files, or in a folder of files.
  const texts = globSync(['*', '*/*'], { cwd: folder })
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && statSync(join(folder, file)).isFile())
    // Vite lists the licenses of its own tools behind its own.
    .map((file) =>
      read(file)
        .split(/^# Licenses of bundled/m)[0]!
        .trim(),
    );
  // Scripts are shipped without their comments, so a package whose license stands only there has it read from there.
  const script = [module, `${name}.js`].find((file) => file && existsSync(join(folder, file)));
  const text = texts.join('\n\n') || (script && headerOf(read(script)));
  if (!text) throw new Error(`${name} carries no license that the notices could give.`);
  return `${name} ${version} — ${license}\n${'-'.repeat(60)}\n${text}\n`;
}
