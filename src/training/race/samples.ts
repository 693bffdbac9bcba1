/** The glossary's own series and text, for who brings none: `npm run samples` says where they come from. */
import births from '../../../content/samples/births.csv?raw';
import mobyDick from '../../../content/samples/moby-dick.txt?raw';

export { births, mobyDick };
