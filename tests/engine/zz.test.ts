import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { main } from 'assemblyscript/asc';
import { test } from 'vitest';
type Edit = [string, string | RegExp, string];
const variants: Record<string, Edit[]> = JSON.parse(readFileSync('/tmp/variants.json', 'utf8'));
test.each(Object.keys(variants))('%s', async (name) => {
  const out: string[] = [];
  for (const build of ['relaxed', 'simd']) {
    const dirs = ['src/engine/kernels', 'src/engine/simd'];
    const sources = new Map(dirs.flatMap((d) => readdirSync(d).filter((n) => n.endsWith('.ts')).sort().map((n) => [`${d.slice(4)}/${n}`, readFileSync(`${d}/${n}`, 'utf8')] as const)));
    for (const [file, a, b] of variants[name]!) { const key = `engine/${file}`; const s = sources.get(key)!; if (!s.includes(a as string)) throw new Error('no ' + a); sources.set(key, s.replaceAll(a as string, b)); }
    let bin: Uint8Array | undefined;
    const { error, stderr } = await main([...[...sources.keys()].filter((p) => p.includes('kernels/')), '--outFile', 'module.wasm', '--optimizeLevel','3','--shrinkLevel','1','--noAssert','--runtime','stub','--importMemory','--disableWarning','112', '--runPasses', 'reorder-locals', ...(name.includes('--') ? name.slice(name.indexOf('--')).split(' ') : []), '--enable','simd', ...(build === 'relaxed' ? ['--enable','relaxed-simd'] : [])], { readFile: (p) => sources.get(p) ?? null, writeFile: (p, c) => { if (p === 'module.wasm') bin = c as Uint8Array; }, listFiles: () => [] });
    out.push(bin ? String(brotliCompressSync(bin).length) + '/' + bin.length : String(error) + stderr.toString().slice(0, 400));
  }
  console.log('SIZE', name, ...out);
}, 120000);
