/** The IRNN in the registry of models. */

import type { Facts, Words } from '../facts.ts';
import { elman } from '../rnn/cell.ts';
import rnn from '../rnn/facts.ts';
import { identityRnn } from './layer.ts';

export const words: Words = { title: 'IRNN', order: 15, race: true };

export default { ...rnn, layer: () => identityRnn, cell: () => elman('relu') } satisfies Facts;
