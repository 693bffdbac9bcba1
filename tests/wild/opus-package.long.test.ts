/** The network of libopus held against the archive of the package that it is from, where the registry can be reached. */
import { expect, it } from 'vitest';
import { opusFile } from '../../src/cli/wild.ts';
import record from '../../src/wild/opus-network.json';

/** What the command would write; undefined where the archive could not be fetched. An archive that is another is an error. */
function written() {
  try {
    return opusFile();
  } catch (error) {
    if (/npm pack|ENOENT|ENOTFOUND/.test((error as Error).message)) return undefined;
    throw error;
  }
}
const fresh = written();

it.skipIf(!fresh)('the command writes the committed file again', () => expect(fresh).toEqual(record));
