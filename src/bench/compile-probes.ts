/** Compiles the probes of `limits.ts`; where the compiler is not wanted, modules compiled earlier do as well. */
import type { Probes } from './limits.ts';
import fma from './probes/fma.ts?raw';
import load from './probes/load.ts?raw';

/** The probes as WebAssembly, with relaxed SIMD or without. Throws an error with the compiler's words if it fails. */
export async function compileProbes(relaxed: boolean): Promise<Probes> {
  return { fma: await compile(fma, relaxed), load: await compile(load, relaxed) };
}

async function compile(source: string, relaxed: boolean): Promise<BufferSource> {
  const { main } = await import('assemblyscript/asc');
  let module: Uint8Array | undefined;
  const features = ['--enable', 'simd', ...(relaxed ? ['--enable', 'relaxed-simd'] : [])];
  const quick = ['--runtime', 'stub', '-O3', '--noAssert'];
  const { error, stderr } = await main(
    ['probe.ts', '--outFile', 'probe.wasm', '--initialMemory', '256', ...quick, ...features],
    {
      readFile: (name) => (name === 'probe.ts' ? source : null),
      writeFile: (name, contents) => { if (name === 'probe.wasm') module = contents as Uint8Array; },
      listFiles: () => [],
    },
  );
  if (!module) throw new Error(`A probe does not compile: ${stderr.toString() || error?.message}`);
  return module as BufferSource;
}
