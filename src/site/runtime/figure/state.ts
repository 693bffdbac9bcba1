/** What a demo's figure shows, and what it does next: a state, and how each event changes it. No DOM, no worker, no clock. */
import type { AnyDemo, AnySettings, Weights } from '../../../define.ts';
import { messageOf } from '../message-of.ts';
import type { FromWorker } from '../worker/protocol.ts';
import type { Effect, Event } from './events.ts';
import { Moments } from './moments.ts';
import { type Built, Picture } from './picture.ts';
import { type Curve, compared } from './replay.ts';
import { controlOf, defaults, isThere, take, type Values } from './settings.ts';

/** What the figure is doing. `recorded` tells when and how the still was made, where it is a recorded run. */
export interface Status {
  phase: 'still' | 'waiting' | 'running' | 'paused' | 'done' | 'failed';
  /** What failed, in a sentence; `undrawn` where the run went well and its picture cannot be drawn. */
  message?: string;
  undrawn?: boolean;
  recorded?: string;
  /** Why it is slower than it could be. */
  slow?: string;
  /** Whether a shared training went the same way here, in a sentence. */
  replayed?: string;
  /** The file whose weights are shown, where they were not trained here. */
  file?: string;
  /** PyTorch code for the weights that can be saved; undefined where there are none. */
  code?: string;
}

/** What stands in a field where it is not word for word its setting; `why` it was refused, and the `nearest` that is not. */
export interface Typed {
  raw: string;
  why?: string;
  nearest?: string;
}

export interface State {
  /** The form. */
  settings: Values;
  typed: Record<string, Typed>;
  /** What is drawn, with settings of its own: the form may be ahead of it. */
  picture: Picture;
  status: Status;
  playing: boolean;
  /** How often a picture could not be drawn. */
  failures: number;
  /** The newest run; what comes from older ones is not heard. */
  run: number;
  /** The settings of the run that is going on, and whether another is to follow it with those of the form. */
  going?: { settings: Values; again: boolean };
  moments?: Moments<Picture>;
  /** Which of the kept moments the reader holds on to; the newest is shown where it is undefined. */
  held?: number;
  weights?: Weights;
  /** The curve of a shared training, and what it was trained with. */
  shared?: { curve: Curve; settings: Values };
  /** The link to this state: `copied`, or to be copied by hand. */
  link?: { address: string; copied: boolean };
  /** What the reader or the address asked for and did not get, and why. */
  notice?: string;
}

type Opened = Extract<Event, { type: 'open' }>;
export type Step = [state: State, ...effects: Effect[]];

/** Moments of a live run that are kept to scrub through. */
const KEPT = 48;
export const initial = (demo: AnyDemo, built: Built): State => ({
  settings: defaults(demo.controls),
  typed: {},
  picture: built.picture,
  status: { phase: 'still', recorded: built.recorded },
  playing: false,
  failures: 0,
  run: 0,
});

/** The moments that the picture can be scrubbed through, where there are some. */
export const momentsOf = (demo: AnyDemo, { moments }: State, built: Built): readonly Picture[] =>
  demo.start ? (moments?.all ?? built.moments ?? []) : [];

/** The name of the demo's timeline. */
export const timelineOf = (demo: AnyDemo): string | undefined =>
  Object.keys(demo.controls).find((name) => demo.controls[name].kind === 'timeline');

/** A state after an event, and what is to be done. */
export function next(demo: AnyDemo, built: Built, state: State, event: Event): Step {
  switch (event.type) {
    case 'open':
      return open(demo, built, state, event);
    case 'set': {
      const { change } = event;
      return set(demo, built, state, typeof change === 'function' ? change(state.settings as AnySettings) : change);
    }
    case 'start':
      return state.status.phase === 'paused'
        ? [{ ...state, status: { ...state.status, phase: 'running' } }, { do: 'resume' }]
        : begin(demo, state);
    case 'anew':
      return begin(demo, state);
    case 'pause':
      return [{ ...state, status: { ...state.status, phase: 'paused' } }, { do: 'pause' }];
    case 'restart':
      return state.status.undrawn ? reset(demo, built, state) : begin(demo, state);
    case 'reset':
      return reset(demo, built, state);
    case 'play':
      return play(demo, built, state);
    case 'tick':
      return tick(demo, built, state);
    case 'scrub': {
      const all = momentsOf(demo, state, built);
      const picture = all[event.at];
      if (!picture) return [state];
      return [{ ...state, picture, held: event.at < all.length - 1 ? event.at : undefined }];
    }
    case 'load':
      return begin(demo, state, event);
    case 'heard':
      return heard(demo, state, event.message);
    case 'undrawn':
      // Where it is the picture of the build, the run that is under way brings another.
      if (state.going && !demo.start && state.picture === built.picture) {
        const status = { ...state.status, message: event.message, undrawn: true };
        return [{ ...state, failures: state.failures + 1, status }];
      }
      return failed(state, { message: event.message, undrawn: true });
    case 'code':
      return [event.run === state.run ? { ...state, status: { ...state.status, code: event.code } } : state];
    case 'link':
      return [{ ...state, link: { address: event.address, copied: event.copied } }];
    case 'refused':
      return [{ ...state, notice: event.why }];
  }
}

/** The figure comes to life with what the reader did to its form before that, and, beneath, with what the link asks for. */
function open(demo: AnyDemo, built: Built, state: State, { form, moment, settings, curve, notice }: Opened): Step {
  const { after, changed } = enter(demo, { ...state, settings }, form);
  const shared = curve && { curve, settings };
  const opened: State = { ...after, shared, notice };
  const remember: Effect[] = changed.length > 0 ? [{ do: 'remember' }] : [];
  const [begun, ...effects] =
    !demo.start || curve
      ? begin(demo, opened)
      : moment === undefined
        ? ([opened] as Step)
        : next(demo, built, opened, { type: 'scrub', at: moment });
  return [begun, ...remember, ...effects];
}

/** New values in the form. What a field cannot take stays in it, with the reason, and its setting stays as it was. */
function enter(demo: AnyDemo, state: State, change: Partial<Values>): { after: State; changed: string[] } {
  const settings = { ...state.settings };
  const typed = { ...state.typed };
  for (const [name, raw] of Object.entries(change)) {
    const control = controlOf(demo.controls, name);
    if (!control || raw === undefined) continue;
    const { value, why } = take(control, raw);
    const isData = control.kind === 'paste';
    const isField = control.kind === 'text' || name === 'seed' || isData;
    if (!(why && isField)) settings[name] = value;
    if (isField && (why || String(raw) !== String(value)))
      typed[name] = { raw: String(raw), why, nearest: isData ? undefined : String(value) };
    else delete typed[name];
  }
  const changed = Object.keys(settings).filter((name) => settings[name] !== state.settings[name]);
  return { after: { ...state, settings, typed }, changed };
}

function set(demo: AnyDemo, built: Built, state: State, change: Partial<Values>): Step {
  const { after, changed } = enter(demo, state, change);
  if (changed.length === 0) return [after];
  const said: State = { ...after, link: undefined, notice: undefined };
  const redrawsOnly = changed.every((name) => controlOf(demo.controls, name)?.scrub);
  const { phase, undrawn } = state.status;
  if (demo.start || (redrawsOnly && phase !== 'still')) {
    // A picture that could not be drawn may be one that can, once it is drawn otherwise.
    const status = undrawn && redrawsOnly ? beforeFailing(demo, built, state) : state.status;
    return [{ ...said, status }, { do: 'remember' }];
  }
  const picture = undrawn ? built.picture : state.picture;
  const [begun, ...effects] = begin(demo, { ...said, picture });
  return [begun, { do: 'remember' }, ...effects];
}

/** What the figure was doing before a picture could not be drawn: another setting may be drawn again. */
const beforeFailing = (demo: AnyDemo, built: Built, { moments }: State): Status =>
  demo.start && !moments ? initial(demo, built).status : { phase: 'done' };

/** The reader's own data that the form has and the demo cannot take, in words: nothing else is run in its place. */
function unusableData(demo: AnyDemo, { typed, settings }: State): string | undefined {
  for (const [name, { why }] of Object.entries(typed)) {
    const control = controlOf(demo.controls, name);
    if (why && control?.kind === 'paste' && isThere(control, settings))
      return `Nothing was started: “${control.label}” cannot be used yet. ${why} Or empty the field, to take the example.`;
  }
  return undefined;
}

/**
 * Starts a run with the settings of the form. A demo that answers at once has one run at a time: while one is under way,
 * the newest settings wait for its end, so that fast changes neither pile up nor starve the picture.
 */
function begin(demo: AnyDemo, state: State, loaded?: { weights: Weights; file: string }): Step {
  if (state.going && !demo.start) return [{ ...state, going: { ...state.going, again: true } }];
  const unusable = unusableData(demo, state);
  if (unusable) return [{ ...state, notice: unusable }];
  const run = state.run + 1;
  const { settings } = state;
  return [
    {
      ...state,
      run,
      going: { settings, again: false },
      moments: demo.start ? new Moments<Picture>(KEPT) : undefined,
      held: undefined,
      status: { phase: 'waiting', file: loaded?.file },
    },
    { do: 'run', run, settings, loaded: loaded?.weights },
  ];
}

function reset(demo: AnyDemo, built: Built, state: State): Step {
  const fresh = { ...initial(demo, built), run: state.run + 1, failures: state.failures };
  if (demo.start) return [fresh, { do: 'remember' }, { do: 'close' }];
  // The picture of before stays until there is another, unless it is the one that cannot be drawn.
  const { picture, status } = state.status.undrawn ? fresh : state;
  const [begun, ...effects] = begin(demo, { ...fresh, picture, status });
  return [begun, { do: 'remember' }, ...effects];
}

function heard(demo: AnyDemo, state: State, message: FromWorker): Step {
  if (message.type === 'error')
    return (message.run ?? state.run) === state.run ? failed(state, { message: message.message }) : [state];
  if (message.type !== 'frame' || message.run !== state.run || !state.going) return [state];
  const { settings, again } = state.going;
  let picture: Picture;
  try {
    picture = new Picture(demo, message.frame, settings);
  } catch (error) {
    return failed(state, { message: messageOf(error), undrawn: true });
  }
  const { phase, file } = state.status;
  const after: State = {
    ...state,
    moments: state.moments?.with(picture),
    picture: state.held === undefined ? picture : state.picture,
    status: { phase: phase === 'paused' ? 'paused' : 'running', slow: message.slow, file },
  };
  if (!message.done) return [after];
  const { weights } = message;
  const isSame = state.shared && picture.behind(state.shared.settings).length === 0;
  const ended: State = {
    ...after,
    going: undefined,
    weights,
    shared: undefined,
    status: {
      ...after.status,
      phase: 'done',
      replayed: state.shared && isSame && picture.curve ? compared(state.shared.curve, picture.curve) : undefined,
    },
  };
  if (again) return begin(demo, ended);
  return weights ? [ended, { do: 'code', run: state.run, weights }] : [ended];
}

/** Whatever fails, its worker is not used again: the next run gets a new one. */
function failed(state: State, what: Pick<Status, 'message' | 'undrawn'>): Step {
  const failures = state.failures + Number(what.undrawn ?? false);
  const status: Status = { phase: 'failed', ...what };
  return [{ ...state, run: state.run + 1, going: undefined, playing: false, failures, status }, { do: 'close' }];
}

function play(demo: AnyDemo, built: Built, state: State): Step {
  const name = timelineOf(demo);
  if (!name) return [state];
  const playing = !state.playing;
  const isAtEnd = Number(state.settings[name]) >= state.picture.last;
  const [after, ...effects] = playing && isAtEnd ? set(demo, built, state, { [name]: 0 }) : ([state] as Step);
  return [{ ...after, playing }, ...effects];
}

function tick(demo: AnyDemo, built: Built, state: State): Step {
  const name = timelineOf(demo);
  if (!name || !state.playing) return [state];
  const step = Number(state.settings[name]) + 1;
  return step > state.picture.last ? [{ ...state, playing: false }] : set(demo, built, state, { [name]: step });
}
