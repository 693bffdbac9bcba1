/** Where dropout can act in a recurrent layer, by the names that readers see, and what each place is known for. */
export const PLACES = {
  output: 'output, to the next layer',
  inputs: 'inputs',
  hidden: 'hidden state, into the gates',
  cell: 'cell state',
  candidate: 'candidate',
  zoneout: 'zoneout',
};
export type Place = keyof typeof PLACES;
/** Whether a sequence has one mask for all of its time steps, or each step its own. */
export const MASKS = { fresh: 'new at each step', same: 'the same at all steps' };
export type MaskKind = keyof typeof MASKS;
