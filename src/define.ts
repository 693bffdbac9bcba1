/** What a demo and a claim are: the types a contributor fills in, and the two functions that check them. */
import type { VNode } from 'preact';
import type { Controls, Settings } from './controls.ts';
import type { Random } from './random.ts';
import { powerOfTen } from './units.ts';

export * from './controls.ts';

/** Trained weights by name: float32, row by row. */
export type Weights = Record<string, { shape: number[]; data: Float32Array<ArrayBuffer> }>;

/**
 * A telling state of a demo, as a button. `settings` are those that make it; what another try of the demo sets and this
 * one leaves out is at its default. `says` is what to notice there: it stands before the sentence while the state is shown.
 */
export interface Try<C extends Controls = Controls> {
  label: string;
  settings: Partial<Settings<C>>;
  says?: string;
}

/** What a long run does ("Training"), in which units ("step", or as `at` says), and how many of them a frame has behind it. */
export interface Progress<F, C extends Controls = Controls> {
  doing: string;
  unit: string;
  at(frame: F, settings: Settings<C>): [done: number, of: number, unit?: string];
}

/** Milliseconds since some moment: the worker's clock in a reader's tab, any rising numbers in a test. */
export type Clock = () => number;

/**
 * A demo: one file. `run` computes frames (in the worker, at build and in tests; never on the page's main thread);
 * `view` draws one frame (the still and the live picture are the same function); `tell` says the picture in one sentence.
 */
export interface Demo<C extends Controls = Controls, F = unknown> {
  /** A short imperative: what the reader does here. */
  title: string;
  /** One sentence above the picture that dares the reader to do one thing and says what to watch. */
  dare: string;
  controls: C;
  /** Two or three telling states, a press away, in the order of their story. Tests hold them to be valid and different. */
  tries?: Try<NoInfer<C>>[];
  /** Set when the run is long (training): the label of the button that starts it. Without it every change re-runs. */
  start?: string;
  /** Of a training: settings whose run is recorded, too, besides those of its chips. */
  recorded?: Partial<Settings<NoInfer<C>>>[];
  /**
   * Set for a training: the numbers of a frame (losses, accuracies) by which a repeated run is compared with a shared one.
   * Such a run uses the kernels without relaxed SIMD, whose last bits are the same on every machine.
   */
  curve?(frame: F): number[];
  /** Set where the demo measures time: no two runs of it are alike. */
  timed?: true;
  /** How far a long run is: "Training: step 240 of 600". What has no progress of its own says only that it goes on. */
  progress?: Progress<F, NoInfer<C>>;
  /** Why another seed changes nothing, where that is so: the seed is then not shown. */
  seedless?: string;
  /**
   * Set where the run returns its weights: what it does, in a sentence, with weights from a file instead of training. Every
   * training has it but those that learn nothing (`untrained`) and those in `lanes`: their networks, up to forty at once, are
   * there to be compared by how they learn, and that is what a file would leave out.
   */
  loads?: string;
  /**
   * What the weights are where they are not trained, printed on the figure: drawn by chance (`untrained`), chosen by whoever
   * wrote the demo (`byHand`), or none, because numbers are computed from sizes (`calculated`). Trained demos name their
   * model in `trained`.
   */
  untrained?: string;
  byHand?: string;
  /** Set where others trained the weights and programs already run them (src/wild): whose they are, and under which license. */
  borrowed?: string;
  calculated?: string;
  /** The shipped models (file names in `src/trained`) whose weights the demo shows. */
  trained?: string[];
  /**
   * Set where a run has parts that can go on side by side, each in a worker of its own: their names. `run` is then told
   * which of them it is to make (all, if not told), and its frames are records by these names, merged by the page.
   */
  lanes?(settings: Settings<C>): string[];
  /**
   * Frames must survive `structuredClone` and JSON: numbers, strings, plain arrays and objects. Only a demo about time,
   * or one that also shows how fast it was, reads the clock: all else in frames depends on settings and seed alone. A training may return its weights, to be
   * saved; `loaded` are weights that the reader has brought back.
   */
  run(
    settings: Settings<C>,
    random: Random,
    now: Clock,
    loaded?: Weights,
    lanes?: string[],
  ): AsyncGenerator<F, Weights | void> | Generator<F, Weights | void>;
  /** Of a demo about a sound: what is to be heard under these settings. It stands on the page, so it loads no model. */
  sound?(settings: Settings<C>, random: Random): Promise<{ samples: Float32Array; rate: number }>;
  /** Last step of the timeline for this frame, where the demo has a timeline. */
  last?(frame: F): number;
  /**
   * Pure: same frame and settings, same picture. The settings are those that made the frame; only controls that redraw
   * are as the form has them. `set` changes controls (dragging, tapping); at build it does nothing.
   */
  view(frame: F, settings: Settings<C>, set: (change: Change<Settings<C>>) => void): VNode;
  tell(frame: F, settings: Settings<C>): string;
}

/** As a method, so that a demo of particular controls is a demo of any controls, too. */
interface Later<S> {
  change(now: S): Partial<S>;
}
/** New values of some settings; a function where they depend on the form's, which may be ahead of the picture's. */
export type Change<S> = Partial<S> | Later<S>['change'];

/** Declares a demo; the file name is its id. */
export const defineDemo = <C extends Controls, F>(demo: Demo<C, F>): Demo<C, F> => demo;

/**
 * A claim: one file whose name says the sentence. `measure` runs this repository's code; `holds` is checked at every
 * build, of a slow claim on its recorded values; `says` writes the sentence from the numbers; `breaks` is an alteration under which `holds` must be false.
 */
export interface Claim<M extends Record<string, unknown> = Record<string, unknown>, A = unknown> {
  /** Source ids (content/sources) the claim rests on or reproduces; may be empty. */
  cites: string[];
  /**
   * Set where the experiment takes more than a second: a command measures it (`npm run claims -- --record <id>`) and keeps
   * a record, which goes stale when the code it rests on changes. Readers may still run it in their tab.
   */
  slow?: true;
  /**
   * For which sizes, ranges, number formats and initializations the sentence was measured or searched, in words that go
   * on from "Holds for": it stands beside the sentence. A sentence that is general is attacked: src/searches.
   */
  domain: string;
  /** Set where the sentence rests on a closed formula alone and nothing of the glossary's cells or tasks is run. */
  formula?: true;
  /**
   * Runs the experiment; `alteration` is undefined except when a test shows that the claim can fail. Under one second, or
   * `slow`. The command and the reader's tab hand it a clock; only slow claims about time may read it.
   */
  measure(alteration?: A, now?: Clock): Promise<M>;
  holds(measured: M): boolean;
  /** One sentence, written from the numbers: nothing measured is typed by hand. */
  says(measured: M): string;
  /** What is altered, in words, and the value passed to `measure`. */
  breaks: { by: string; alteration: A };
}

/** Declares a claim; the file name is its id. */
export const defineClaim = <M extends Record<string, unknown>, A>(claim: Claim<M, A>): Claim<M, A> => claim;

/** A number with one significant digit as readers write it: 8 × 10⁻¹¹, 10000 as 10⁴, 70 and 0.05 as they are, 0 as 0. */
export function inPowers(value: number): string {
  if (value === 0) return '0';
  const [digit, exponent] = value.toExponential(0).split('e') as [string, string];
  if (Math.abs(Number(exponent)) <= 2) return String(Number(value.toPrecision(1)));
  return `${digit === '1' ? '' : `${digit} × `}${powerOfTen(Number(exponent))}`;
}
