/** Claim: the share of a model's weights that tying saves, or would save, in three published models. */
import { defineClaim } from '../define.ts';
import { MODELS } from '../training/published-models.ts';

const MAMBA = { V: 50_280, d: 768 };

export default defineClaim({
  cites: ['mambassm2026', 'metallama2024', 'qwen2025config'],
  domain:
    'the three published models named, by the figures of their files; of dense models the table is what a token need not read',
  formula: true,
  measure: async (isTied: boolean = true) => {
    const of = (id: string) => MODELS[id]!.weights!;
    const [mamba, llama, qwen] = [of('mamba-130m'), of('llama-3-8b'), of('qwen3-8b')];
    const table = MAMBA.V * MAMBA.d;
    const untied = (weights: typeof llama) => weights.total - weights.active;
    return {
      mambaTable: (100 * table) / mamba.total,
      mambaUntied: (isTied ? mamba.total + table : mamba.total) / 1e6,
      mamba: mamba.total / 1e6,
      llamaTable: untied(llama) / 1e6,
      llama: (100 * untied(llama)) / llama.total,
      qwen: (100 * untied(qwen)) / qwen.total,
    };
  },
  holds: ({ mambaTable, llama, qwen, mambaUntied, mamba }) =>
    mambaTable > 3 * llama && mambaTable > 3 * qwen && mambaUntied > 1.25 * mamba,
  says: ({ mambaTable, mambaUntied, mamba, llamaTable, llama, qwen }) =>
    `The table of Mamba-130M is ${mambaTable.toFixed(0)} % of its ${mamba.toFixed(0)} million weights, and untied it would have ${mambaUntied.toFixed(0)} million; Llama-3-8B is untied, and one table of ${llamaTable.toFixed(0)} million less would save ${llama.toFixed(1)} %, Qwen3-8B ${qwen.toFixed(1)} %.`,
  breaks: { by: 'a Mamba whose output costs nothing untied', alteration: false },
});
