/** Finds private words: the glossary uses the words of the field, which readers know and search for. Pure. */
import type { Content } from './content.ts';
import { inOwnWords, withoutQuotes } from './own-words.ts';
import type { Problem } from './problem.ts';

/** What we once wrote, what the field says, and phrases in which the word has its ordinary sense. */
const PRIVATE: { word: RegExp; write: string; except?: RegExp }[] = [
  { word: /\bslopes?\b/gi, write: 'gradient or derivative', except: /\bslopes? of a (line|curve)\b/gi },
  {
    word: /\b(?:(?:attention|probability|softmax)(?:[’']s)? shares?|shares? of (?:the )?(?:attention|probability|softmax))\b/gi,
    write: 'attention weight or probability',
  },
  {
    word: /(?<![\w-])nets?\b/gi,
    write: 'model or network',
    except: /\b(?:elman|jordan|hopfield) nets?\b|\bnet (?:effect|gain|change)\b/gi,
  },
  {
    word: /\b(?:next|previous|wrong|right|correct) letters?\b|\bletters? (?:right|wrong|guessed)\b|\bletter by letter\b|\b(?:a|per) letter on\b/gi,
    write: 'characters',
  },
  {
    word: /\b(?:path|way)s? around\b/gi,
    write: 'residual connection or skip connection',
    except: /\bother way around\b/gi,
  },
  { word: /\b(?:the|a) way back\b/gi, write: 'backward pass' },
  { word: /\bnext to nothing\b/gi, write: 'almost nothing, or the number' },
  {
    word: /(?<!multilayer )(?<!multi-layer )\bperceptrons?\b/gi,
    write: 'MLP or feed-forward layer',
    except: /\b(?:rosenblatt’s|the original) perceptron\b/gi,
  },
  { word: /\b(?:contests?|contenders?|racers?)\b/gi, write: 'comparison, models' },
  { word: /\bquick(?:est|er)\b/gi, write: 'faster or fastest' },
  { word: /\bwalkers?\b/gi, write: 'iterate' },
  { word: /\bflickers?\b/gi, write: 'noise' },
  { word: /\bmend(?:s|ed|ing)?\b/gi, write: 'fix' },
  { word: /\bledgers?\b/gi, write: 'evidence' },
  { word: /\bracing course\b|\b(?:choose|pick) a course\b/gi, write: 'task' },
];

const spaces = (found: string) => ' '.repeat(found.length);

/** Private words of a text, each with what the field says. What stands in quotes is as its author wrote it. */
export function privateIn(text: string): { word: string; write: string; at: number }[] {
  const own = withoutQuotes(text);
  return PRIVATE.flatMap(({ word, write, except }) =>
    [...(except ? own.replace(except, spaces) : own).matchAll(word)].map(({ 0: found, index }) => ({
      word: found,
      write,
      at: index,
    })),
  ).sort((a, b) => a.at - b.at);
}

/** Every private word in what the site says in its own words. */
export const checkVocabulary = (content: Content): Problem[] =>
  inOwnWords(content, (text) =>
    privateIn(text).map(({ word, write, at }) => ({
      at,
      message: `"${word}" is not the word readers know`,
      fix: `Write "${write}"; an ordinary sense of the word is an exception in src/markdown/check-vocabulary.ts.`,
    })),
  );
