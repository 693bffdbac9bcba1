/** One line of a training: what it is doing, how far it is and how long it still takes, or what must be pressed. */
import type { Demo } from '../../../define.ts';
import { extentInWords, shareOf, timeLeft, wait } from '../../runtime/figure/progress.ts';
import { isBehind, type State } from '../../runtime/figure/state.ts';

/** What the training does, in words. */
export function doing({ start }: Demo, state: State): string {
  const { newest, pace, late } = state;
  const { phase, recorded, file } = state.status;
  if (['preview', 'done', 'failed'].includes(phase) && isBehind(state)) return `Settings changed: press “${start}”.`;
  const extent = newest?.extent;
  const at = extent ? extentInWords(extent) : '';
  switch (phase) {
    case 'preview':
      return recorded ? 'A recorded run is shown; nothing runs.' : '';
    case 'waiting':
      return late ? 'Starting the model in this tab …' : '';
    case 'running': {
      if (!extent) return 'Running …';
      const left = timeLeft(pace, shareOf(extent));
      const rest = left === undefined ? (shareOf(extent) === 1 ? ', now testing' : '') : `, ${wait(left)} left`;
      return `${extent.doing}: ${at}${rest}`;
    }
    case 'paused':
      return at ? `Paused at ${at}.` : 'Paused.';
    case 'done':
      return file || !at ? 'Done.' : `Done: ${at}${pace && pace.worked >= 1000 ? `, in ${wait(pace.worked)}` : ''}.`;
    case 'failed':
      return '';
  }
}

/** It has its height from the start, so that nothing under it moves. */
export function ProgressLine({ demo, state }: { demo: Demo; state: State }) {
  const { phase } = state.status;
  const isGoing = phase === 'running' || phase === 'paused';
  const share = state.newest?.extent ? shareOf(state.newest.extent) : 0;
  return (
    <div class="demo-progress" data-part="progress">
      <progress max={1} value={isGoing ? share : 0} aria-label="Progress" data-going={isGoing ? '' : undefined} />
      <p class={isBehind(state) && !isGoing ? 'demo-press' : 'demo-doing'}>{doing(demo, state)}</p>
    </div>
  );
}
