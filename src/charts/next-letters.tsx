/** What several models expect after a piece of text: for each the likeliest next characters, with their chances. */

/** One model: its name, the color of its quantity, and its guesses, the likeliest first. */
export interface Expectation {
  model: string;
  quantity: string;
  guesses: [letter: string, chance: number][];
}

const LEVELS = 5;
/** A character as it is told: a space would not be seen. */
export const named = (letter: string) => (letter === ' ' ? 'space' : letter);

/** `next` is the character that really follows; where a model guesses it, it is underlined. */
export function NextLetters({ text, next, rows }: { text: string; next: string | undefined; rows: Expectation[] }) {
  return (
    <div class="next-letters" role="region" aria-label={`What each model expects after “${text}”`} tabindex={0}>
      <p>
        After <q>{text}</q>
        {next === undefined ? (
          ':'
        ) : (
          <>
            {' '}
            comes <b>{named(next)}</b>; the models expected:
          </>
        )}
      </p>
      <table>
        <tbody>
          {rows.map(({ model, quantity, guesses }) => (
            <tr key={model} class={`q-${quantity}`}>
              <th scope="row">{model}</th>
              {guesses.map(([letter, chance]) => (
                <td key={letter} class={`chance-${Math.max(1, Math.ceil(chance * LEVELS))}`}>
                  {letter === next ? <u>{named(letter)}</u> : named(letter)} <small>{Math.round(100 * chance)} %</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
