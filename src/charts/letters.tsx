/** Words letter by letter: the likelier a letter was, the stronger its ground; at the end of each line a number. */
import { shown } from './scale.ts';

/** A word with the chance (0 to 1) of every letter and, where there is one more chance, of its end. */
export interface Word {
  word: string;
  chances: number[];
  note: string;
}

/** Grounds between a chance of 0 and of 1. */
const LEVELS = 5;

/** The first `given` letters of each word are underlined: they were not drawn. `note` heads the numbers. */
export function Letters({
  title,
  note,
  words,
  given,
  quantity,
}: {
  title: string;
  note: string;
  words: Word[];
  given: number;
  quantity: string;
}) {
  const scale = Array.from({ length: LEVELS }, (_, k) => k + 1);
  return (
    <table class={`letters q-${quantity}`}>
      <caption>
        <span class="visually-hidden">{title}</span>
        <span aria-hidden="true">
          Probability of the character, up to{' '}
          <span class="scale">
            {scale.map((level) => (
              <span key={level} class={`chance-${level}`}>
                {(100 * level) / LEVELS}
              </span>
            ))}{' '}
            %
          </span>
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">{note}</th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ word, chances, note: number }, row) => (
          <tr key={row}>
            <th scope="row">
              <span class="visually-hidden">{word}</span>
              <span aria-hidden="true">
                {chances.map((chance, k) => {
                  const level = Math.max(1, Math.ceil(chance * LEVELS));
                  const kind = k < given ? ' given' : k < word.length ? '' : ' end';
                  const letter = k < word.length ? word[k] : 'end';
                  return (
                    <span key={k} class={`chance-${level}${kind}`} title={`${letter}: ${shown(100 * chance, 1)} %`}>
                      {letter}
                    </span>
                  );
                })}
              </span>
            </th>
            <td>{number}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
