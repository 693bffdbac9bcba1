/** The controls of a demo: what each kind says of itself, the value it gives, and the functions that write a table of them. */
/** What any control may say of itself. */
export interface Manner {
  /** Set where it only redraws what has been computed. */
  scrub?: boolean;
  /** The control that must be off its default before this one matters; the form says so until then. */
  needs?: string;
  /** Another control and its values under which this one is there at all. */
  when?: [control: string, ...values: string[]];
  /** Set where few readers need it: it is folded up, so that picture and controls fit one screen of a phone. */
  rare?: true;
  /** The one of the two that it changes, where it does not change both. */
  alters?: 'picture' | 'sentence';
}
/** A whole or real number between two ends, shown as a slider with its value. */
export interface Range extends Manner {
  kind: 'range';
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  unit?: string;
}
/** One of several named options. Keys are the values that `run` and `view` receive. */
export interface Choice<K extends string = string> extends Manner {
  kind: 'choice';
  label: string;
  options: Record<K, string>;
  value: K;
}
/** A switch. */
export interface Toggle extends Manner {
  kind: 'toggle';
  label: string;
  value: boolean;
}
/**
 * A line of text of `minLength` (0 if left out) to `maxLength` characters. Characters outside `allowed` (a
 * regular-expression class such as `a-z`) are refused in place: the reader's text stays, with the reason beside it.
 */
export interface Text extends Manner {
  kind: 'text';
  label: string;
  value: string;
  maxLength: number;
  minLength?: number;
  allowed: string;
  /** Set where it is a whole number, typed: its least and its greatest value. */
  whole?: [least: number, most: number];
}
/** Time: previous, next, play and a slider over the steps of the frame. Always redraws, never re-runs. */
export interface Timeline extends Manner {
  kind: 'timeline';
  label: string;
  value: number;
  min: 0;
  max: number;
  scrub: true;
}

/** Some of several named options, from `least` to `most` of them; the value has their keys in order, with commas between. */
export interface Several<K extends string = string> extends Manner {
  kind: 'several';
  label: string;
  options: Record<K, string>;
  value: string;
  least: number;
  most: number;
  /** What older links call some of the options. */
  formerly?: ReadonlyMap<string, K>;
}
/**
 * The reader's own data: typed, pasted, from a file, or, where it `draws`, drawn. It stays in the tab: no address has it.
 * `wrong` says what is wrong with a text, and how to fix it; the reader's text is kept as it is until then.
 */
export interface Paste extends Manner {
  kind: 'paste';
  label: string;
  value: '';
  hint: string;
  wrong(text: string): string | undefined;
  draws?: true;
  /** Set where it is a sound, recorded or from a file, as `src/sound.ts` writes it. */
  sound?: SoundLimits;
}
/** Samples a second, and the most seconds that are kept. */
export interface SoundLimits {
  rate: number;
  seconds: number;
}

export type Control = Range | Choice | Toggle | Text | Timeline | Several | Paste;
export type Controls = Record<string, Control>;

/** The value that a control gives `run` and `view`. */
type ValueOf<C extends Control> =
  C extends Choice<infer O> ? O : C extends Toggle ? boolean : C extends Text | Several | Paste ? string : number;

/** The values of a table of controls, plus the seed that every demo has. */
export type Settings<C extends Controls> = { [K in keyof C]: ValueOf<C[K]> } & { seed: number };

export const range = (
  label: string,
  min: number,
  max: number,
  value: number,
  more: { step?: number; unit?: string } & Manner = {},
): Range => ({ kind: 'range', label, min, max, value, step: 1, ...more });
export const choice = <K extends string>(
  label: string,
  options: Record<K, string>,
  value: NoInfer<K>,
  more: Manner = {},
): Choice<K> => ({ kind: 'choice', label, options, value, ...more });
export const toggle = (label: string, value: boolean, more: Manner = {}): Toggle => ({
  kind: 'toggle',
  label,
  value,
  ...more,
});
export const text = (
  label: string,
  value: string,
  more: { maxLength: number; minLength?: number; allowed: string; whole?: Text['whole'] } & Manner,
): Text => ({
  kind: 'text',
  label,
  value,
  ...more,
});
/** A whole number of at least one, in a field of its own, where a slider would be too coarse. Its value is a string. */
export const whole = (label: string, value: number, most: number, more: Manner = {}): Text =>
  text(label, String(value), {
    whole: [1, most],
    minLength: 1,
    maxLength: String(most).length,
    allowed: '0-9',
    ...more,
  });
export const timeline = (label: string, max: number, value = 0, more: Pick<Manner, 'alters'> = {}): Timeline => ({
  kind: 'timeline',
  label,
  min: 0,
  max,
  value,
  scrub: true,
  ...more,
});

export const several = <K extends string>(
  label: string,
  options: Record<K, string>,
  value: NoInfer<K>[],
  more: { least: number; most: number; formerly?: ReadonlyMap<string, NoInfer<K>> } & Manner,
): Several<K> => ({ kind: 'several', label, options, value: value.join(','), ...more });
/** `read` throws where it cannot use a text: its message is what the reader is told. */
export const paste = (
  label: string,
  hint: string,
  read: (text: string) => unknown,
  more: { draws?: true } & Manner = {},
): Paste => ({ kind: 'paste', label, hint, value: '', wrong: (text) => wrongWith(read, text), ...more });

function wrongWith(read: (text: string) => unknown, text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
