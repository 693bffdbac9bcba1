/** What can happen to a demo's figure, and what is then to be done outside of it: in the worker, the address, files and timers. */
import type { Change, Weights } from '../../../define.ts';
import type { DemoProtocol, Failure } from '../worker/protocol.ts';
import type { Link } from './address.ts';
import type { Numbers, PreviewFrames } from './picture.ts';
import type { Curve } from './replay.ts';
import type { AnySettings, Values } from './settings.ts';

/** Raw values for some controls; a function where they depend on the form. */
export type Entry = Partial<Values> | Change<AnySettings>;
/** The files that a figure gives out. */
export type FileKind = 'svg' | 'png' | 'csv' | 'weights';

/** What the reader does, and what the figure itself finds while it is drawn. */
export type ReaderEvent =
  | { type: 'set'; change: Entry }
  | { type: 'start' | 'anew' | 'pause' | 'restart' | 'reset' | 'play' | 'share' }
  /** One step of the timeline, back or on. */
  | { type: 'step'; by: -1 | 1 }
  | { type: 'scrub'; at: number }
  | { type: 'save'; what: FileKind }
  | { type: 'load'; file: File }
  | { type: 'undrawn'; message: string };

export type Event<F> =
  | ReaderEvent
  /** The figure comes to life: what the reader did to the form before, and what the link asks for. */
  | ({ type: 'open'; form: Partial<Values>; moment?: number } & Link)
  /** Whether the tab is hidden, and whether the figure is out of view in it. */
  | { type: 'visibility'; isHidden: boolean; isOutOfView: boolean }
  /** What the worker says, and when, in milliseconds. */
  | { type: 'replied'; reply: DemoProtocol<F>['reply'] | Failure; at?: number }
  /** Timers: the next step of a playing timeline, and the end of the time that an answer may take unmarked. */
  | { type: 'tick' | 'late' }
  /** A recorded run was fetched, or cannot be. */
  | { type: 'recorded'; run: string; frames?: PreviewFrames<F> }
  | { type: 'loaded'; weights: Weights; file: string }
  | { type: 'code'; run: number; code: string }
  | { type: 'link'; address: string; copied: boolean }
  /** The browser did not keep the reader's text. */
  | { type: 'not-kept' }
  | { type: 'refused'; why: string };

export type Effect =
  /** In the worker. */
  | { do: 'run'; run: number; settings: AnySettings; loaded?: Weights }
  | { do: 'pause' | 'resume' | 'close' }
  /** Fetches a recorded run by its name. */
  | { do: 'fetch-record'; run: string }
  /** In the page's address: the state, soon. */
  | { do: 'write-address'; settings: AnySettings }
  /** In the tab's own storage: the reader's text of a control, or none. */
  | { do: 'keep-text'; name: string; text?: string }
  /** Copies a link to the state; with a curve, its training can be repeated and compared. */
  | { do: 'copy-link'; settings: AnySettings; curve?: Curve }
  /** Files. */
  | { do: 'save'; what: FileKind; weights?: Weights; numbers: Numbers }
  | { do: 'read'; file: File }
  | { do: 'write-code'; run: number; weights: Weights }
  /** Timers: ticks until they are stopped, and one `late`, which takes the place of one that was asked for before. */
  | { do: 'start-ticks' | 'stop-ticks' | 'wait' }
  /** A button that goes away as it is pressed leaves the focus in the form. */
  | { do: 'focus-form' };
