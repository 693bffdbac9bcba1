/** Text that a shipped model writes: its file is loaded when it is first asked for. */
import { scope } from '../engine/scope.ts';
import type { Random } from '../random.ts';
import { type GoneOn, goOn } from '../training/go-on.ts';
import type { ReaderName } from '../training/readers.ts';
import { openWriter, type TextWriter } from '../training/text-writer.ts';
import { loadModel, toWeights } from './load.ts';
import { fileOf } from './read-sentence.ts';

/** What `use` makes of a shipped text model at the beginning of a text; it is closed and its weights are freed. */
export async function withWriter<T>(name: ReaderName, use: (writer: TextWriter) => T, window?: number): Promise<T> {
  const model = await loadModel(fileOf(name));
  return scope(() => {
    const writer = openWriter(name, model.sizes, toWeights(model), window);
    try {
      return use(writer);
    } finally {
      writer.dispose();
    }
  });
}

/** How a shipped text model goes on from a beginning. */
export const writeText = (
  name: ReaderName,
  beginning: string,
  how: Parameters<typeof goOn>[2],
  random: Random,
  window?: number,
): Promise<GoneOn> => withWriter(name, (writer) => goOn(writer, beginning, how, random), window);
