/** Every demo as the worker has it, by path. The build makes a file of each; only the dev server loads this list. */
import type { Demo } from '../../../define.ts';

export const demos = import.meta.glob<Demo>('/src/demos/*.{ts,tsx}', { import: 'default', query: '?run' });
