/** What a figure needs beside its common parts, for demos that take data or a sound of the reader's own: each loads only its own. */
import type { Demo } from '../../../define.ts';

/** The field for own data, and for a demo about a sound also the button that plays it. */
export const partsFor = ({ sound }: Demo) => (sound ? import('./SoundField.tsx') : import('./DataField.tsx'));
