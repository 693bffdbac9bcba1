/** Formulas and code as text, line by line, with the letters of the gates in their colors. */

const LETTER = /(?<![\p{L}])([\p{L}])(?![\p{L}(])/gu;

/** `colors` gives the quantity of a letter; letters without one are plain. */
export function Written({
  title,
  formulas,
  code,
  colors,
}: {
  title: string;
  formulas: string[];
  code: string[];
  colors: Record<string, string>;
}) {
  const colored = (line: string) =>
    line.split(LETTER).map((part, k) =>
      k % 2 && colors[part] ? (
        <b key={k} class={`q-${colors[part]}`}>
          {part}
        </b>
      ) : (
        part
      ),
    );
  return (
    <div class="written" role="group" aria-label={title}>
      {formulas.map((line) => (
        <p key={line}>{colored(line)}</p>
      ))}
      <pre tabindex={0}>
        <code>{code.join('\n')}</code>
      </pre>
    </div>
  );
}
