/** Words in boxes, character by character, and under each character the probability of each of its tags. */
import { percent } from './scale.ts';

/** `title` says what is shown; `lang` lets a screen reader and the browser's fonts know the language of the words. */
export function TaggedWords({
  title,
  lang,
  tags,
  words,
}: {
  title: string;
  lang: string;
  tags: string[];
  words: { character: string; chances: number[] }[][];
}) {
  return (
    <div class="tagged" role="group" aria-label={title}>
      <p class="tagged-words">
        {words.map((word, k) => (
          <span key={k} class={word[0]?.chances.length ? 'tagged-word' : 'tagged-word untagged'}>
            {word.map(({ character, chances }, t) => (
              <span key={t} class="tagged-character">
                <b lang={lang}>{/^\p{M}$/u.test(character) ? `◌${character}` : character.replace(' ', '·')}</b>
                {chances.length > 0 && <Bars tags={tags} chances={chances} />}
              </span>
            ))}
          </span>
        ))}
      </p>
      <p class="tagged-key" aria-hidden="true">
        The bars under a character, from the left: {tags.join(', ')}. The most probable one is filled.
      </p>
    </div>
  );
}

const [WIDTH, TALL] = [5, 24];

function Bars({ tags, chances }: { tags: string[]; chances: number[] }) {
  const best = chances.indexOf(Math.max(...chances));
  return (
    <svg
      viewBox={`0 0 ${WIDTH * tags.length} ${TALL}`}
      role="img"
      aria-label={`${tags[best]} ${percent(chances[best] ?? 0)}`}
    >
      {chances.map((chance, k) => {
        const height = Math.max(1, chance * TALL);
        return (
          <rect
            key={k}
            class={k === best ? 'best' : ''}
            x={k * WIDTH + 0.5}
            y={Number((TALL - height).toFixed(1))}
            width={WIDTH - 1}
            height={Number(height.toFixed(1))}
          />
        );
      })}
    </svg>
  );
}
