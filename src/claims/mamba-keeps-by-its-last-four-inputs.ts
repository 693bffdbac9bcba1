/** Claim: how much of its state a Mamba block keeps follows from its last four inputs, where an LSTM also looks at its hidden state. */
import { defineClaim } from '../define.ts';
import { withModel } from '../trained/load.ts';
import { compareKept, type Keeper, TEXT, textsOf } from '../training/what-is-kept.ts';

const [AT, TO] = [4, 's'];

/** At how many characters something of a shipped model differs once one character of the text is another. */
const changedIn = (name: Keeper, what: 'factors' | 'state') =>
  withModel(`whale-${name}`, (network) => {
    const { moved } = compareKept(name, network, textsOf(TEXT, AT, TO, TEXT.length), 1)[what];
    return moved.filter((change) => change > 0).length;
  });

export default defineClaim({
  cites: ['gu2023'],
  domain: 'single Mamba blocks of any size and any finite inputs; the LSTM and the text are one case',
  measure: async (what: 'factors' | 'state' = 'factors') => ({
    from: TEXT.length - AT,
    mamba: await changedIn('mamba', what),
    lstm: await changedIn('lstm', what),
  }),
  holds: ({ from, mamba, lstm }) => mamba > 0 && mamba <= 4 && lstm === from,
  says: ({ from, mamba, lstm }) =>
    `When the shipped models read “${TEXT}” with “${TO}” as character ${AT + 1}, the factors exp(ΔA) of Mamba change at ${mamba} characters and at the ${from - mamba} after them not at all; the forget gates of the LSTM change at ${lstm} of ${from}.`,
  breaks: { by: 'the states in the place of the factors', alteration: 'state' },
});
