/** What is loaded once a file is chosen: the readers of files, the samples, and the drawing of what is inside. */
import { render } from 'preact';
import { type Opened, openNetwork } from '../../../own-network/open.ts';
import { Refusal } from '../../../own-network/refusal.ts';
import { sourceOf } from '../../../own-network/source.ts';
import { memorySize } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { Inside } from './Inside.tsx';
import { rowsOf } from './samples.ts';
import { summary } from './sentences.ts';

export { sample } from './samples.ts';

export interface OpenedFile extends Opened {
  file: File;
}

/** Reads a file as far as is needed to tell what is in it; where it cannot be used, gives the sentence that says why. */
export async function open(file: File): Promise<OpenedFile | string> {
  try {
    return { ...(await openNetwork(sourceOf(file, file.name))), file };
  } catch (error) {
    if (error instanceof Refusal) return fill(ui.networkRefused, { file: file.name, why: error.message });
    throw error;
  }
}

/** Draws what is in a file in the place of what was there, and says it in a sentence. */
export function show(place: Element, { file, format, networks }: OpenedFile): string {
  render(null, place);
  render(<Inside networks={networks} file={file.name} rows={rowsOf(file)} />, place);
  return fill(ui.networkOpened, { file: file.name, size: memorySize(file.size), format, what: summary(networks) });
}
