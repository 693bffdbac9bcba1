/** Which builds of the fused kernels there are, and which of them runs. */

/** `relaxed` is WebAssembly with relaxed SIMD (fused multiply-add), `simd` without; `none` leaves all to plain tfjs. */
export type KernelBuild = 'relaxed' | 'simd' | 'none';

let inUse: { build: KernelBuild; why: string } = { build: 'none', why: 'the engine has not been started' };

/** The build that runs, and the reason in words for whoever reads it on the page. */
export const kernelsInUse = () => inUse;

/** Chooses a build, for tests and the bench; `startEngine` has chosen the quickest that this machine can run. */
export async function useKernels(build: KernelBuild): Promise<void> {
  inUse = { build: 'none', why: `asked for ${build}` };
}
