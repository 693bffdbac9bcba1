/** The words with which `npm run new` fills a new file, so that both it and the check that they are gone know them. */

/** What belongs under each section; the contributor replaces it, and the check names what was left. */
export const ADVICE: Record<string, string> = {
  'Why it matters': 'Say where a reader meets this, and what goes wrong without it.',
  'Deeper dive': 'Explain how it works, with claims and further demos where they belong.',
  'In symbols': 'Show the equation of a cell and say which convention it follows.',
  'In code': 'Show the cell’s file, and how PyTorch, Keras and MLX spell it.',
  'In practice': 'Give one concrete example with its figures and their sources.',
  'In your workflow':
    'As of November 2026 (the month in which you looked): name what an operator meets in Hugging Face Transformers, llama.cpp, MLX and PyTorch.',
  'Common misconceptions': 'Correct a sentence found in ordinary glossaries, with evidence.',
};

/** What stands in the fields of new files until somebody writes them. */
export const FILLER = {
  definition: 'is a term of this glossary whose page is being written.',
  review: 'begun from the skeleton; no fact compared with a source yet',
  sourceTitle: 'Title as printed',
  givenName: 'Given',
  address: 'https://example.org/',
  read: 'nothing yet',
  code: 'to be replaced by',
};
