/** Text that a shipped model writes: its file is loaded when it is first asked for. */
import type { Random } from '../random.ts';
import { type GoneOn, goOn } from '../training/go-on.ts';
import type { TextName } from '../training/text-sizes.ts';
import type { TextWriter } from '../training/text-writer.ts';
import { withText } from './text-models.ts';

/** What `use` makes of a shipped text model at the beginning of a text; it is closed and its weights are freed. */
export const withWriter = <T>(name: TextName, use: (writer: TextWriter) => T, window?: number): Promise<T> =>
  withText(name, (open) => {
    const writer = open(window);
    try {
      return use(writer);
    } finally {
      writer.dispose();
    }
  });

/** How a shipped text model goes on from a beginning. */
export const writeText = (
  name: TextName,
  beginning: string,
  how: Parameters<typeof goOn>[2],
  random: Random,
  window?: number,
): Promise<GoneOn> => withWriter(name, (writer) => goOn(writer, beginning, how, random), window);
