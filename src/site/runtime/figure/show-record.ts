/** Which recorded run a figure shows while nothing has run in this tab: that of the form's settings, where there is one. Pure. */
import type { Controls, Demo } from '../../../define.ts';
import type { Step } from './next.ts';
import { type Built, builtFrom, type PreviewFrames } from './picture.ts';
import { recordedRuns, runName } from './recorded-runs.ts';
import type { State } from './state.ts';

const shows = (state: State, { picture, recorded }: Built): State => ({
  ...state,
  picture,
  held: undefined,
  status: { ...state.status, recorded },
});

/** The state after the form has changed. Once something has run here, its picture stays until the next run. */
export function showRecord(demo: Demo, built: Built, state: State): Step {
  if (!demo.start || state.status.phase !== 'preview') return [state];
  const run = runName(demo, state.settings);
  if (run === '') return state.record ? [shows({ ...state, record: undefined }, built)] : [state];
  if (run === undefined || !built.others?.includes(run)) return [state];
  return [state, { do: 'fetch-record', run }];
}

/** The state once a recorded run has come, which is of no use any more where the form has changed again. */
export function recordCame<F>(
  demo: Demo<Controls, F>,
  state: State,
  { run, frames }: { run: string; frames?: PreviewFrames<F> },
): State {
  const made = recordedRuns(demo).get(run);
  const isWanted = state.status.phase === 'preview' && runName(demo, state.settings) === run;
  if (!isWanted || !frames || !made) return state;
  const record = builtFrom(demo, frames, made);
  return shows({ ...state, record }, record);
}
