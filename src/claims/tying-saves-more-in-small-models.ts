/** Claim: the share of a model's untied weights that tying saves, or would save, in three published models. */
import { defineClaim } from '../define.ts';
import { MODELS } from '../training/published-models.ts';

const MAMBA = { V: 50_280, d: 768 };

export default defineClaim({
  cites: ['mambassm2026', 'metallama2024', 'qwen2025config'],
  domain:
    'the three published models named, by the figures of their files; in the untied ones the weights that a token need not read are the input table',
  formula: true,
  measure: async (isTied: boolean = true) => {
    const of = (id: string) => MODELS[id]!.weights!;
    const [mamba, llama, qwen] = [of('mamba-130m'), of('llama-3-8b'), of('qwen3-8b')];
    const table = MAMBA.V * MAMBA.d;
    const inputTable = (weights: typeof llama) => weights.total - weights.active;
    const untied = isTied ? mamba.total + table : mamba.total;
    return {
      mambaSaves: (100 * (untied - mamba.total)) / untied,
      mambaUntied: untied / 1e6,
      mamba: mamba.total / 1e6,
      llamaTable: inputTable(llama) / 1e6,
      llamaGiB: (2 * inputTable(llama)) / 2 ** 30,
      llama: (100 * inputTable(llama)) / llama.total,
      qwen: (100 * inputTable(qwen)) / qwen.total,
    };
  },
  holds: ({ mambaSaves, llama, qwen, mambaUntied, mamba }) =>
    mambaSaves > 3 * llama && mambaSaves > 3 * qwen && mambaUntied > 1.25 * mamba,
  says: ({ mambaSaves, mambaUntied, mamba, llamaTable, llamaGiB, llama, qwen }) =>
    `Tying saves Mamba-130M ${mambaSaves.toFixed(0)} % of its weights, which are ${mamba.toFixed(0)} million and untied would be ${mambaUntied.toFixed(0)} million; Llama-3-8B and Qwen3-8B are untied, and tying would save ${llama.toFixed(1)} % and ${qwen.toFixed(1)} %, in Llama-3-8B a table of ${llamaTable.toFixed(0)} million weights, ${llamaGiB.toFixed(2)} GiB at 16 bits.`,
  breaks: { by: 'a Mamba whose output costs nothing untied', alteration: false },
});
