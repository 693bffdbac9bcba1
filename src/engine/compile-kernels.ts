/** A Vite plugin that compiles the AssemblyScript of src/engine/kernels, once for each build, and hands out the files. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache/kernels/', import.meta.url));
const COMPILER = fileURLToPath(new URL('../../node_modules/assemblyscript/package.json', import.meta.url));
const FEATURES = { simd: ['simd'], relaxed: ['simd', 'relaxed-simd'] };
type Build = keyof typeof FEATURES;

/** The AssemblyScript files of a folder of the engine, by path. */
async function sourcesOf(folder: string): Promise<[path: string, text: string][]> {
  const names = (await readdir(join(HERE, folder))).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(names.map(async (name) => [`${folder}/${name}`, await readFile(join(HERE, folder, name), 'utf8')] as [string, string]));
}

/**
 * Compiles one build and resolves with the path of its file, at once where nothing has changed since the last time.
 * Every file in src/engine/kernels adds its exports. Throws with the compiler's words.
 */
export async function compileKernels(build: Build): Promise<string> {
  const kernels = await sourcesOf('kernels');
  const sources = new Map([...kernels, ...(await sourcesOf('simd'))]);
  const { version } = JSON.parse(await readFile(COMPILER, 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify([version, build, [...sources]])).digest('hex').slice(0, 12);
  const file = join(CACHE, `${build}-${hash}.wasm`);
  if (await readFile(file).then(() => true, () => false)) return file;

  const { main } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      ...kernels.map(([path]) => path), '--outFile', 'kernels.wasm', '--optimizeLevel', '3', '--noAssert', '--runtime', 'stub',
      '--importMemory', ...FEATURES[build].flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (path) => sources.get(path) ?? null,
      writeFile: (path, contents) => {
        if (path === 'kernels.wasm') binary = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  // Warnings too: one of them means that an address and a number were mixed.
  if (error || !binary || stderr.toString()) throw new Error(`src/engine/kernels, ${build}: ${stderr.toString() || error}`);
  await mkdir(CACHE, { recursive: true });
  // Under another name first: a second process may be reading.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, binary);
  await rename(draft, file);
  return file;
}

const PREFIX = 'kernels:';

/** `import file from 'kernels:relaxed'`: the address of a build for a browser, its path for Node. */
export function fusedKernels(): Plugin {
  return {
    name: 'fused-kernels',
    async resolveId(id) {
      if (!id.startsWith(PREFIX)) return null;
      const isBrowser = this.environment.name === 'client';
      return isBrowser ? `${await compileKernels(id.slice(PREFIX.length) as Build)}?url` : `\0${id}`;
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      return `export default ${JSON.stringify(await compileKernels(id.slice(PREFIX.length + 1) as Build))};`;
    },
  };
}
