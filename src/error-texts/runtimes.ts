/** Messages of programs that run recurrent language models. Their pages explain them; nothing of it is run here. */
import type { KnownMessage } from './message.ts';

const from = 'as its users report it; not run here';

export const runtimeMessages: KnownMessage[] = [
  {
    id: 'selective-scan-missing',
    title: 'selective_scan_cuda is not installed',
    library: 'mamba-ssm',
    pattern: /(?:selective scan cuda|causal conv1d cuda)(?: is not installed)?|no module named selective scan cuda/,
    means: 'A plain installation of the package leaves out the compiled scan that the first Mamba needs.',
    fix: 'Install it with MAMBA_KEEP_CUDA_BUILD=TRUE and --no-build-isolation, or run the model with a program that needs no such kernel.',
    term: 'mamba',
    from,
  },
  {
    id: 'full-reprocessing',
    title: 'forcing full prompt re-processing due to lack of cache data',
    library: 'llama.cpp',
    pattern: /forcing full prompt re ?processing/,
    means:
      'The new prompt leaves the old one at an earlier place, and a recurrent state cannot be cut back to it. Without a checkpoint before that place all is read again.',
    fix: 'Put what changes at the end of the prompt, and keep checkpoints (--ctx-checkpoints).',
    term: 'hidden-state',
    from,
  },
  {
    id: 'mamba-blocks',
    title: 'max_num_seqs (…) exceeds available Mamba cache blocks (…)',
    library: 'vLLM',
    pattern: /max num seqs (?:\d+ )?exceeds available mamba cache blocks/,
    means: 'Each sequence needs a block for its recurrent state, and there are fewer blocks than sequences allowed.',
    fix: 'Set --max-num-seqs to at most the second number, or give it more memory.',
    term: 'state-space-model',
    from,
  },
];
