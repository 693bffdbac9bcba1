/** How each event changes a demo's figure, and what is then to be done, as data. No document, no worker, no clock. */
import type { Controls, Demo, Weights } from '../../../define.ts';
import { messageOf } from '../message-of.ts';
import type { Effect, Event } from './events.ts';
import { enter, unusableData } from './form.ts';
import { Moments } from './moments.ts';
import { ownTexts } from './own-text.ts';
import { type Built, Picture } from './picture.ts';
import { paced, shareOf } from './progress.ts';
import { compared, sampled } from './replay.ts';
import { controlOf, type Values } from './settings.ts';
import { recordCame, showRecord } from './show-record.ts';
import { initial, isBehind, momentsOf, rests, type State, type Status, timelineOf } from './state.ts';

type Of<F, T extends Event<F>['type']> = Extract<Event<F>, { type: T }>;
export type Step = [state: State, ...effects: Effect[]];

/** Moments of a live run that are kept to scrub through. */
const KEPT = 48;

/** The state after an event, and what is to be done. */
export function next<F>(demo: Demo<Controls, F>, built: Built, state: State, event: Event<F>): Step {
  const [happens, ...effects] = happened(demo, built, state, event);
  const after = rested(demo, happens);
  return [marked(demo, state, after), ...effects, ...kept(demo, state, after, event), ...following(demo, state, after)];
}

/** What follows from a change, whatever brought it about: the worker rests or goes on, and timers start or stop. */
function following(demo: Demo, before: State, after: State): Effect[] {
  const effects: Effect[] = [];
  const isNew = after.run !== before.run;
  const [wasResting, isResting] = [rests(demo, before), rests(demo, after)];
  // A worker begins each run awake.
  if (isResting && (isNew || !wasResting)) effects.push({ do: 'pause' });
  if (!isResting && wasResting && !isNew && after.going) effects.push({ do: 'resume' });
  if (after.playing !== before.playing) effects.push({ do: after.playing ? 'start-ticks' : 'stop-ticks' });
  if (waitsAnew(demo, before, after)) effects.push({ do: 'wait' });
  return effects;
}

/** The reader's own texts that are to be kept, or forgotten; what a link brings is not the reader's. */
function kept<F>(demo: Demo, before: State, after: State, event: Event<F>): Effect[] {
  const [had, has] = [ownTexts(demo, before), ownTexts(demo, after)];
  return [...new Set([...had.keys(), ...has.keys()])]
    .filter((name) => had.get(name) !== has.get(name) && (event.type !== 'open' || name in event.form))
    .map((name) => ({ do: 'keep-text', name, text: has.get(name) }));
}

/** A rest does not count as work: the next reply begins to count anew. */
const rested = (demo: Demo, state: State): State =>
  state.pace?.last !== undefined && rests(demo, state) ? { ...state, pace: { ...state.pace, last: undefined } } : state;

/** Whether the reader waits for something: a training that starts, or another picture of a demo that answers at once. */
const waits = (demo: Demo, state: State): boolean => (demo.start ? state.status.phase === 'waiting' : isBehind(state));

const waitsAnew = (demo: Demo, before: State, after: State): boolean =>
  waits(demo, after) &&
  (!waits(demo, before) || (demo.start ? after.run !== before.run : after.picture !== before.picture));

/** The state, no longer marked as late where there is a newer picture or none is awaited. */
const marked = (demo: Demo, before: State, after: State): State =>
  after.late && (!waits(demo, after) || waitsAnew(demo, before, after)) ? { ...after, late: false } : after;

function happened<F>(demo: Demo<Controls, F>, built: Built, state: State, event: Event<F>): Step {
  switch (event.type) {
    case 'open':
      return open(demo, built, state, event);
    case 'set': {
      const { change } = event;
      return set(demo, built, state, typeof change === 'function' ? change(state.settings) : change);
    }
    case 'start':
      return state.status.phase === 'paused' ? [inPhase(state, 'running')] : begin(demo, state);
    case 'pause':
      return ['running', 'waiting'].includes(state.status.phase) ? [inPhase(state, 'paused')] : [state];
    case 'anew':
      return [...begin(demo, state), { do: 'focus-form' }];
    case 'restart':
      return [...(state.status.undrawn ? reset(demo, built, state) : begin(demo, state)), { do: 'focus-form' }];
    case 'reset':
      return reset(demo, built, state);
    case 'visibility':
      return [{ ...state, isHidden: event.isHidden, isOutOfView: event.isOutOfView }];
    case 'play':
      return play(demo, built, state);
    case 'tick':
      return tick(demo, built, state);
    case 'late':
      return [{ ...state, late: true }];
    case 'step':
      return step(demo, built, state, event.by);
    case 'scrub': {
      const all = momentsOf(demo, state, built);
      const picture = all[event.at];
      if (!picture) return [state];
      return [{ ...state, picture, held: event.at < all.length - 1 ? event.at : undefined }];
    }
    case 'replied':
      return replied(demo, state, event);
    case 'undrawn':
      // Where it is the picture of the build, the run that is under way brings another.
      if (state.going && !demo.start && state.picture === built.picture) {
        const status = { ...state.status, message: event.message, undrawn: true };
        return [{ ...state, failures: state.failures + 1, status }];
      }
      return failed(state, { message: event.message, undrawn: true });
    case 'share':
      return [state, { do: 'copy-link', settings: state.settings, curve: curveToShare(demo, built, state) }];
    case 'link':
      return [{ ...state, link: { address: event.address, copied: event.copied } }];
    case 'save':
      return [state, { do: 'save', what: event.what, weights: state.weights, numbers: state.picture.numbers }];
    case 'load':
      return [state, { do: 'read', file: event.file }];
    case 'recorded':
      return [recordCame(demo, state, event)];
    case 'loaded':
      return begin(demo, state, event);
    case 'code':
      return [event.run === state.run ? { ...state, status: { ...state.status, code: event.code } } : state];
    case 'not-kept':
      return [{ ...state, keeps: false }];
    case 'refused':
      return [{ ...state, notice: event.why }];
  }
}

const inPhase = (state: State, phase: Status['phase']): State => ({ ...state, status: { ...state.status, phase } });

/** The figure comes to life with what the reader did to its form before that, and, beneath, with what the link asks for. */
function open<F>(demo: Demo<Controls, F>, built: Built, state: State, event: Of<F, 'open'>): Step {
  const { form, moment, settings, curve, notice } = event;
  const { after, changed } = enter(demo, { ...state, settings }, form);
  const opened: State = { ...after, shared: curve && { curve, settings }, notice };
  const remembered: Effect[] = changed.length > 0 ? [{ do: 'write-address', settings: after.settings }] : [];
  const [begun, ...effects] =
    !demo.start || curve
      ? begin(demo, opened)
      : moment === undefined
        ? showRecord(demo, built, opened)
        : happened(demo, built, opened, { type: 'scrub', at: moment });
  return [begun, ...remembered, ...effects];
}

function set(demo: Demo, built: Built, state: State, change: Partial<Values>): Step {
  const { after, changed } = enter(demo, state, change);
  if (changed.length === 0) return [after];
  const noted: State = { ...after, link: undefined, notice: undefined };
  const remembered: Effect = { do: 'write-address', settings: after.settings };
  const redrawsOnly = changed.every((name) => controlOf(demo.controls, name)?.scrub);
  const { phase, undrawn } = state.status;
  if (demo.start || (redrawsOnly && phase !== 'preview')) {
    // A picture that could not be drawn may be one that can, once it is drawn otherwise.
    const status = undrawn && redrawsOnly ? beforeFailing(demo, built, state) : state.status;
    const [shown, ...effects] = showRecord(demo, built, { ...noted, status });
    return [shown, remembered, ...effects];
  }
  const [begun, ...effects] = begin(demo, { ...noted, picture: undrawn ? built.picture : state.picture });
  return [begun, remembered, ...effects];
}

/** What the figure was doing before a picture could not be drawn: another setting may be drawn again. */
const beforeFailing = (demo: Demo, built: Built, { moments }: State): Status =>
  demo.start && !moments ? initial(demo, built).status : { phase: 'done' };

/**
 * Starts a run with the settings of the form. A demo that answers at once has one run at a time: while one is under way,
 * the newest settings wait for its end, so that fast changes neither pile up nor starve the picture.
 */
function begin(demo: Demo, state: State, loaded?: { weights: Weights; file: string }): Step {
  if (state.going && !demo.start) return [{ ...state, going: { ...state.going, again: true } }];
  const unusable = unusableData(demo, state);
  if (unusable) return [{ ...state, notice: unusable }];
  const run = state.run + 1;
  const { settings } = state;
  const begun: State = {
    ...state,
    run,
    going: { settings, again: false },
    moments: demo.start ? new Moments<Picture>(KEPT) : undefined,
    held: undefined,
    newest: undefined,
    pace: undefined,
    status: { phase: 'waiting', file: loaded?.file },
  };
  return [begun, { do: 'run', run, settings, loaded: loaded?.weights }];
}

function reset(demo: Demo, built: Built, state: State): Step {
  const { failures, isHidden, isOutOfView, keeps } = state;
  const fresh: State = { ...initial(demo, built), run: state.run + 1, failures, isHidden, isOutOfView, keeps };
  const remembered: Effect = { do: 'write-address', settings: fresh.settings };
  if (demo.start) return [fresh, remembered, { do: 'close' }];
  // The picture of before stays until there is another, unless it is the one that cannot be drawn.
  const { picture, status } = state.status.undrawn ? fresh : state;
  const [begun, ...effects] = begin(demo, { ...fresh, picture, status });
  return [begun, remembered, ...effects];
}

function replied<F>(demo: Demo<Controls, F>, state: State, { reply, at }: Of<F, 'replied'>): Step {
  if ((reply.run ?? state.run) !== state.run) return [state];
  if (reply.type === 'error') return failed(state, { message: reply.message });
  if (!state.going) return [state];
  const { settings, again } = state.going;
  let picture: Picture<F>;
  try {
    picture = new Picture(demo, reply.frame, settings);
  } catch (error) {
    return failed(state, { message: messageOf(error), undrawn: true });
  }
  const { phase, file } = state.status;
  const { extent } = picture;
  const after: State = {
    ...state,
    newest: picture,
    pace: extent && at !== undefined ? paced(state.pace, at, shareOf(extent)) : state.pace,
    moments: state.moments?.with(picture),
    picture: state.held === undefined ? picture : state.picture,
    status: { phase: phase === 'paused' ? 'paused' : 'running', slow: reply.slow, file },
  };
  if (reply.type === 'frame') return [after];
  const { weights } = reply;
  const { curve } = picture;
  const shared = state.shared && picture.behind(state.shared.settings).length === 0 ? state.shared.curve : undefined;
  const replayed = shared && curve ? compared(shared, curve) : undefined;
  const status: Status = { ...after.status, phase: 'done', replayed };
  const ended: State = { ...after, going: undefined, weights, shared: undefined, status };
  if (again) return begin(demo, ended);
  return weights ? [ended, { do: 'write-code', run: state.run, weights }] : [ended];
}

/** Whatever fails, its worker is not used again: the next run gets a new one. */
function failed(state: State, what: Pick<Status, 'message' | 'undrawn'>): Step {
  const failures = state.failures + Number(what.undrawn ?? false);
  const status: Status = { phase: 'failed', ...what };
  return [{ ...state, run: state.run + 1, going: undefined, playing: false, failures, status }, { do: 'close' }];
}

/** The curve that goes into a link: of a training that ended here, with the settings of the form, and was not loaded. */
function curveToShare(demo: Demo, built: Built, state: State) {
  const { phase, file } = state.status;
  const trained = momentsOf(demo, state, built).at(-1);
  return phase === 'done' && !file && !isBehind(state) && trained?.curve?.length ? sampled(trained.curve) : undefined;
}

function play(demo: Demo, built: Built, state: State): Step {
  const name = timelineOf(demo);
  if (!name) return [state];
  const playing = !state.playing;
  const isAtEnd = Number(state.settings[name]) >= state.picture.last;
  const [after, ...effects] = playing && isAtEnd ? set(demo, built, state, { [name]: 0 }) : ([state] as Step);
  return [{ ...after, playing }, ...effects];
}

function tick(demo: Demo, built: Built, state: State): Step {
  const name = timelineOf(demo);
  if (!name || !state.playing || state.isHidden) return [state];
  const at = Number(state.settings[name]) + 1;
  return at > state.picture.last ? [{ ...state, playing: false }] : set(demo, built, state, { [name]: at });
}

function step(demo: Demo, built: Built, state: State, by: number): Step {
  const name = timelineOf(demo);
  if (!name) return [state];
  const { last } = state.picture;
  const at = Math.min(Number(state.settings[name]), last) + by;
  return set(demo, built, state, { [name]: Math.min(Math.max(0, at), last) });
}
