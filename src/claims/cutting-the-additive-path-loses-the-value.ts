/** Claim: the trained latch LSTM carries its value on the additive path: cut it, and the answers are a guess. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { Random } from '../random.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { keptByLag, type Path } from '../training/cut-path.ts';

const LAG = 20;

export default defineClaim({
  cites: ['hochreiter1997'],
  domain: 'the shipped latch LSTM, on sequences drawn with one seed',
  async measure(other: Path = 'cut') {
    const model = await loadModel('latch-lstm');
    return scope(() => {
      const network = toWeights(model);
      const at = (path: Path) => keptByLag(path, 1, network, new Random(7, 'cut'), LAG).right[LAG]!;
      return { lag: LAG, whole: at('whole'), cut: at(other) };
    });
  },
  holds: ({ whole, cut }) => whole > 0.95 && cut < 0.7,
  says: ({ lag, whole, cut }) =>
    `Asked ${lag} steps after a write, the shipped latch LSTM gives ${(100 * whole).toFixed(0)} % correct answers; without the additive path of its cell state it gives ${(100 * cut).toFixed(0)} %, and guessing gives 50 %.`,
  breaks: { by: 'a path left whole', alteration: 'whole' },
});
