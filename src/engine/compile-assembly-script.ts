/** A Vite plugin that compiles the AssemblyScript of this repository, once for each build, and hands out the files. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SRC = fileURLToPath(new URL('..', import.meta.url));

/** What is compiled into one module: the files of a folder, with all they export; and the folders they may import from. */
const MODULES = {
  kernels: { entries: 'engine/kernels', imports: ['engine/simd'] },
  /** Only one network has a use for each of these, so that nobody else loads it. */
  denoise: { entries: 'engine/denoise-kernel', imports: ['engine/simd'] },
  speech: { entries: 'engine/speech-kernel', imports: ['engine/simd', 'engine/kernels'] },
  probes: { entries: 'bench/probes', imports: [] },
};
type Module = keyof typeof MODULES;

const CACHE = fileURLToPath(new URL('../../.cache/kernels/', import.meta.url));
const COMPILER = createRequire(import.meta.url).resolve('assemblyscript/package.json');
const FEATURES = { simd: ['simd'], relaxed: ['simd', 'relaxed-simd'] };
type Build = keyof typeof FEATURES;

// A little smaller rather than fast at any price: functions are copied to where they are called only where that is short
// or they say so themselves, which makes a tenth less to download and costs no time that could be measured. Warning 112
// is of functions that hand vectors to JavaScript; ours hand them to each other.
const OPTIONS = [
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '1',
  '--noAssert',
  '--runtime',
  'stub',
  // Memory comes from tfjs; nobody asks for it back.
  '--importMemory',
  '--noExportMemory',
  '--disableWarning',
  '112',
  // What is used often gets a small number, which compresses better.
  '--runPasses',
  'reorder-locals',
];

/** The AssemblyScript files of a folder, by path. */
async function sourcesOf(folder: string): Promise<[path: string, text: string][]> {
  const names = (await readdir(join(SRC, folder))).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    names.map(
      async (name) => [`${folder}/${name}`, await readFile(join(SRC, folder, name), 'utf8')] as [string, string],
    ),
  );
}

/**
 * Compiles one build of a module and resolves with the path of its file, at once where nothing has changed since the
 * last time. Throws with the compiler's words.
 */
export async function compile(module: Module, build: Build): Promise<string> {
  const entries = await sourcesOf(MODULES[module].entries);
  const imported = await Promise.all(MODULES[module].imports.map(sourcesOf));
  const sources = new Map([...entries, ...imported.flat()]);
  const { version } = JSON.parse(await readFile(COMPILER, 'utf8'));
  const hash = createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, build, [...sources]]))
    .digest('hex')
    .slice(0, 12);
  const file = join(CACHE, `${module}-${build}-${hash}.wasm`);
  if (
    await readFile(file).then(
      () => true,
      () => false,
    )
  )
    return file;

  const { main } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      ...entries.map(([path]) => path),
      '--outFile',
      'module.wasm',
      ...OPTIONS,
      ...FEATURES[build].flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (path) => sources.get(path) ?? null,
      writeFile: (path, contents) => {
        if (path === 'module.wasm') binary = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  // Warnings too: one of them means that an address and a number were mixed.
  if (error || !binary || stderr.toString())
    throw new Error(`src/${MODULES[module].entries}, ${build}: ${stderr.toString() || error}`);
  await mkdir(CACHE, { recursive: true });
  // Under another name first: a second process may be reading.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, binary);
  await rename(draft, file);
  return file;
}

const NAME = /^(\0?)(kernels|denoise|speech|probes):(simd|relaxed)$/;

/** `import file from 'kernels:relaxed'`: the address of a build for a browser, its path for Node. */
export function assemblyScript(): Plugin {
  return {
    name: 'assembly-script',
    async resolveId(id) {
      const [, isOurs, module, build] = NAME.exec(id) ?? [];
      if (!module) return null;
      // Whoever has been given the inner name may ask with it again.
      if (isOurs) return id;
      return this.environment.name === 'client' ? `${await compile(module as Module, build as Build)}?url` : `\0${id}`;
    },
    async load(id) {
      const [, isOurs, module, build] = NAME.exec(id) ?? [];
      return isOurs ? `export default ${JSON.stringify(await compile(module as Module, build as Build))};` : null;
    },
  };
}
