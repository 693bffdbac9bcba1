/** The score of every tag for every word, as a table; the chosen tag of each word is marked. */
import { fixed } from './scale.ts';

/** `scores` are [word][tag]; `chosen` is a tag for each word, and `wrong` names the words whose tag cannot stand there. */
export function TagTable({
  title,
  words,
  tags,
  scores,
  chosen,
  wrong,
}: {
  title: string;
  words: string[];
  tags: string[];
  scores: number[][];
  chosen: number[];
  wrong: number[];
}) {
  return (
    <table class="operations tag-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {words.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tags.map((tag, k) => (
          <tr key={tag}>
            <th scope="row">{tag}</th>
            {words.map((word, t) => (
              <td key={word} class={chosen[t] === k ? 'chosen' : undefined}>
                {chosen[t] === k ? <strong>{fixed(scores[t]?.[k] ?? 0, 1)}</strong> : fixed(scores[t]?.[k] ?? 0, 1)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">chosen</th>
          {words.map((word, t) => (
            <td key={word}>
              {tags[chosen[t] ?? 0]}
              {wrong.includes(t) ? ' ✕' : ''}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
