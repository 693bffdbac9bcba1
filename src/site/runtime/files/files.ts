/** What a demo's figure gives out as files and takes in; loaded when the reader asks for it. */
import type { Weights } from '../../../define.ts';
import { toSafetensors } from '../../../own-network/safetensors.ts';
import type { Values } from '../figure/settings.ts';
import { csvOf } from './csv.ts';
import { saveFile, savePicture } from './download.ts';
import { fromSafetensors } from './safetensors.ts';

/** What the figure shows now. */
export interface Shown {
  id: string;
  host: HTMLElement;
  frame: unknown;
  settings: Values;
  weights?: Weights;
}

/** Saves one of the four. Throws, in words for the reader, where the browser cannot. */
export async function save(
  what: 'svg' | 'png' | 'csv' | 'weights',
  { id, host, frame, settings, weights = {} }: Shown,
): Promise<void> {
  if (what === 'csv') saveFile(`${id}.csv`, csvOf(frame, settings), 'text/csv');
  else if (what === 'weights')
    saveFile(
      `${id}.safetensors`,
      toSafetensors(weights, { demo: id, settings: JSON.stringify(settings) }),
      'application/octet-stream',
    );
  else await savePicture(host.querySelector('.demo-picture')!, `${id}.${what}`, what);
}

/** The weights in a file that the reader chose. Throws, in words for the reader, where there are none. */
export const weightsIn = async (file: File): Promise<Weights> =>
  fromSafetensors(new Uint8Array(await file.arrayBuffer()));

export { pytorchCode } from './pytorch.ts';
