/** Modules of kernels that only some networks need: the files of each, by its name. Loaded once one of them is wanted. */

/** The files of both builds; a module exports what the kernels of everyone do not, under names that begin with its own. */
export type Builds = Record<'relaxed' | 'simd', () => Promise<{ default: string }>>;

export const further = {
  denoise: { relaxed: () => import('denoise:relaxed'), simd: () => import('denoise:simd') },
  speech: { relaxed: () => import('speech:relaxed'), simd: () => import('speech:simd') },
} satisfies Record<string, Builds>;
export type Further = keyof typeof further;
