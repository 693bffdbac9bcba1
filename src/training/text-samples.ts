/** Texts for a fine-tuning: English of another kind, a list of names, and two parts of the book that the models learned. */

import bookStart from '../../content/samples/moby-dick.txt?raw';
import bookEnd from '../../content/samples/moby-dick-end.txt?raw';
import names from '../../content/samples/names.txt?raw';
import speech from '../../content/samples/state-of-the-union.txt?raw';

export { bookEnd, bookStart, names, speech };
