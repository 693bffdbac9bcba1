/** What a demo's figure shows at a moment, and what follows from that alone. */
import type { Demo, Weights } from '../../../define.ts';
import type { Moments } from './moments.ts';
import type { Built, Picture } from './picture.ts';
import type { Pace } from './progress.ts';
import type { Curve } from './replay.ts';
import { type AnySettings, defaults } from './settings.ts';

/** What the figure is doing. `recorded` tells when and how the preview was made, where it is a recorded run. */
export interface Status {
  phase: 'preview' | 'waiting' | 'running' | 'paused' | 'done' | 'failed';
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
  settings: AnySettings;
  typed: Record<string, Typed>;
  /** What is drawn, with settings of its own: the form may be ahead of it. */
  picture: Picture;
  /** Whether the reader has waited so long for a picture of the form's settings that the old one is dimmed. */
  late: boolean;
  status: Status;
  playing: boolean;
  /** Whether the tab is hidden, and whether the figure is out of view in it. */
  isHidden: boolean;
  isOutOfView: boolean;
  /** How often a picture could not be drawn. */
  failures: number;
  /** The newest run; replies of older ones are ignored. */
  run: number;
  /** The settings of the run that is going on, and whether another is to follow it with those of the form. */
  going?: { settings: AnySettings; again: boolean };
  moments?: Moments<Picture>;
  /** Another recorded run than that of the build, which the form asks for while nothing has run here. */
  record?: Built;
  /** The newest picture of the run, which is not the one that is shown while the reader holds on to another; and its pace. */
  newest?: Picture;
  pace?: Pace;
  /** Which of the kept moments the reader holds on to; the newest is shown where it is undefined. */
  held?: number;
  weights?: Weights;
  /** The curve of a shared training, and what it was trained with. */
  shared?: { curve: Curve; settings: AnySettings };
  /** Whether the browser keeps the reader's own text for this tab. */
  keeps: boolean;
  /** The link to this state: `copied`, or to be copied by hand. */
  link?: { address: string; copied: boolean };
  /** What the reader or the address asked for and did not get, and why. */
  notice?: string;
}

/** The figure as it was built. */
export const initial = (demo: Demo, built: Built): State => ({
  settings: defaults(demo.controls),
  typed: {},
  picture: built.picture,
  late: false,
  status: { phase: 'preview', recorded: built.recorded },
  playing: false,
  keeps: true,
  isHidden: false,
  isOutOfView: false,
  failures: 0,
  run: 0,
});

/** The moments that the picture can be scrubbed through, where there are some. */
export const momentsOf = (demo: Demo, { moments, record }: State, built: Built): readonly Picture[] =>
  demo.start ? (moments?.all ?? (record ?? built).moments ?? []) : [];

/** The name of the demo's timeline. */
export const timelineOf = (demo: Demo): string | undefined =>
  Object.keys(demo.controls).find((name) => demo.controls[name]?.kind === 'timeline');

/** Whether the picture is of other settings than the form has. */
export const isBehind = ({ picture, settings }: State): boolean => picture.behind(settings).length > 0;

/** Whether the run that is going on is to rest: a training does while it is paused or nobody can see it. */
export const rests = (demo: Demo, { going, status, isHidden, isOutOfView }: State): boolean =>
  Boolean(demo.start && going) && (status.phase === 'paused' || isHidden || isOutOfView);
