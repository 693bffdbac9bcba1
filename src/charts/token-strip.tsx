/** A text cut into tokens, each on a ground of its own; spaces are shown as a dot. */

/** `title` tells a screen reader what is shown. */
export function TokenStrip({ title, tokens }: { title: string; tokens: string[] }) {
  return (
    <p class="token-strip" role="group" aria-label={title}>
      {tokens.map((token, k) => (
        <span key={k} class={`ground-${k % 3}`}>
          {token.replaceAll(' ', '·')}
        </span>
      ))}
    </p>
  );
}
