/** What can happen to a demo's figure, and what it then asks of the world outside. */
import type { AnySettings, Weights } from '../../../define.ts';
import type { FromWorker } from '../worker/protocol.ts';
import type { Link } from './address.ts';
import type { Values } from './settings.ts';

/** Raw values for some controls; a function where they depend on the form. */
export type Entry = Partial<Values> | ((now: AnySettings) => Partial<Values>);

export type Event =
  | ({ type: 'open'; form: Values; moment?: number } & Link)
  | { type: 'set'; change: Entry }
  | { type: 'start' | 'anew' | 'pause' | 'restart' | 'reset' | 'play' | 'tick' }
  | { type: 'scrub'; at: number }
  | { type: 'load'; weights: Weights; file: string }
  | { type: 'heard'; message: FromWorker }
  | { type: 'undrawn'; message: string }
  | { type: 'code'; run: number; code: string }
  | { type: 'link'; address: string; copied: boolean }
  | { type: 'refused'; why: string };

/** What is to be done outside: in the worker, in the address. */
export type Effect =
  | { do: 'run'; run: number; settings: Values; loaded?: Weights }
  | { do: 'pause' | 'resume' | 'close' | 'remember' }
  | { do: 'code'; run: number; weights: Weights };
