/** Which packages reach the reader: those the notices name, and a Vite plugin that stops a build in which there are more. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import manifest from '../../package.json' with { type: 'json' };

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
          'Fix: move it to "dependencies" in package.json; a package that another one carries goes into CARRIED in src/stage/shipped.ts.',
      );
  },
});

/** The notice of an installed package: name, version, and the texts that its license asks to hand on. */
export function noticeOf(name: string, root = process.cwd()): string {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder))
    throw new Error(`The notices name ${name}, which is not installed. Fix: correct CARRIED in src/stage/shipped.ts.`);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    // Vite lists the licenses of its own tools behind its own.
    .map(({ name: file }) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^# Licenses of bundled/m)[0]
        ?.trim(),
    );
  const text = texts.join('\n\n') || `The package carries no license file; it states: ${license}.`;
  return `${name} ${version} — ${license}\n${'-'.repeat(60)}\n${text}\n`;
}
