/** Key-value pairs read back from a fixed state, computed two ways, beside softmax attention over all of them. */
import { Lines } from '../charts/lines.tsx';
import { overSteps, type Series } from '../charts/series.ts';
import { choice, defineDemo, range } from '../define.ts';
import { type Stored, storePairs } from '../training/linear-forms.ts';
import { counted } from '../units.ts';

type Frame = Stored & { apart: number };
const percent = (share: number) => `${Math.round(100 * share)} %`;

export default defineDemo({
  title: 'Fill a fixed memory',
  dare: 'Write more pairs, or make the state narrower, until the answers leave the dots.',
  untrained: 'keys and values are random; every key that was written is asked for once.',
  controls: {
    pairs: range('Pairs written', 2, 32, 16),
    width: range('Width d of the state', 4, 32, 16, { step: 4 }),
    keys: choice('Keys', { sparse: 'few high entries', random: 'all entries random' }, 'sparse'),
  },
  *run({ pairs, width, keys }, random): Generator<Frame> {
    const stored = storePairs(pairs, width, random, keys);
    yield { ...stored, apart: Math.max(...stored.state.map((value, k) => Math.abs(value - stored.matrix[k]!))) };
  },
  view: ({ matrix, state, softmax, right }) => {
    const series: Series[] = [
      overSteps('right', 'value', right, 'dots'),
      overSteps('softmax', 'query', softmax, 'theory'),
      overSteps('as a matrix', 'write', matrix, 'dots'),
      overSteps('as a state', 'cell', state),
    ];
    const all = series.flatMap(({ points }) => points.map(([, y]) => y));
    return (
      <Lines
        title={`The first number of each of ${right.length} answers: the right one, by softmax, by matrix and by state`}
        x={{ label: 'question', domain: [0, right.length - 1] }}
        y={{ label: 'first number of the answer', domain: [Math.min(...all) - 0.2, Math.max(...all) + 0.2] }}
        series={series}
      />
    );
  },
  tell: ({ linearRecall, softmaxRecall, apart, right }, { width }) => {
    const same = apart < 1e-3 ? 'the same as' : `up to ${apart.toFixed(2)} away from`;
    return (
      `A state of ${counted(width * width + width)} numbers gives back ${percent(linearRecall)} ` +
      `of ${right.length} pairs, ` +
      `${same} what the matrix gives; softmax attention ` +
      `finds ${percent(softmaxRecall)} in its ${counted(2 * width * right.length)}.`
    );
  },
});
