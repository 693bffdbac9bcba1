/** One line of a training: what it is doing, how far it is and how long it still takes, or what must be pressed. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import { extentInWords, shareOf, timeLeft, wait } from '../../runtime/figure/progress.ts';
import { isBehind, type State } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';

/** What the training does, in words. */
export function doing({ start }: Demo, state: State): string {
  const { newest, pace, late } = state;
  const { phase, recorded, file } = state.status;
  if (['preview', 'done', 'failed'].includes(phase) && isBehind(state))
    return fill(ui.settingsChanged, { start: start ?? '' });
  const extent = newest?.extent;
  const at = extent ? extentInWords(extent) : '';
  switch (phase) {
    case 'preview':
      return recorded ? ui.recordedIsShown : '';
    case 'waiting':
      return late ? ui.starting : '';
    case 'running': {
      if (!extent) return ui.running;
      const left = timeLeft(pace, shareOf(extent));
      const rest =
        left === undefined ? (shareOf(extent) === 1 ? ui.nowTesting : '') : fill(ui.timeLeft, { time: wait(left) });
      return fill(ui.runningAt, { doing: extent.doing, extent: at }) + rest;
    }
    case 'paused':
      return at ? fill(ui.pausedAt, { extent: at }) : ui.paused;
    case 'done':
      if (file || !at) return ui.done;
      return pace && pace.worked >= 1000
        ? fill(ui.doneIn, { extent: at, time: wait(pace.worked) })
        : fill(ui.doneAt, { extent: at });
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
      <progress max={1} value={isGoing ? share : 0} aria-label={ui.progress} data-going={isGoing ? '' : undefined} />
      <p class={isBehind(state) && !isGoing ? 'demo-press' : 'demo-doing'}>{doing(demo, state)}</p>
    </div>
  );
}
