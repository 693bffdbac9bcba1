/** Tensors as boxes with a letter at each edge, their shapes below: the first of three axes goes into the depth, the last to the right. */
import { at } from './scale.ts';

/** A tensor to draw; `quantity` is its color, and `names` are all tensors of this shape that are meant. */
export interface TensorBox {
  quantity: string;
  names: string[];
  axes: { letter: string; size: number }[];
}

/** A drawing and the place of a box in it, in pixels; lengths are logarithmic, so that 1 and 10,000 can stand side by side. */
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [84, 74, 22, 60];
const [LEAST, DOUBLING, MOST] = [6, 4.4, 44];
/** How far the depth goes to the right and up, for each pixel of its length. */
const [OVER, UP] = [0.36, 0.34];

const length = (size: number) => Math.min(MOST, LEAST + DOUBLING * Math.log2(Math.max(1, size)));
/** In how many equal parts an axis is cut: the gates of 4H, both directions of 2H. */
const parts = (letter = '') => (/^\d[HP]$/.test(letter) ? Number(letter[0]) : 1);

function Box({ quantity, names, axes }: TensorBox) {
  const [across, down, deep] = axes.length === 1 ? [undefined, axes[0]] : [...axes].reverse();
  const [w, h, d] = [across, down, deep].map((one) => (one ? length(one.size) : 0)) as [number, number, number];
  const width = across ? w : LEAST;
  const [dx, dy] = [d * OVER, d * UP];
  const top = BOTTOM - h;
  const cuts = (letter: string | undefined, size: number) =>
    Array.from({ length: parts(letter) - 1 }, (_, k) => (size * (k + 1)) / parts(letter));
  return (
    <svg
      class={`tensor-box q-${quantity}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={told({ quantity, names, axes })}
    >
      {deep && (
        <>
          <path class="side" d={`M${LEFT} ${at(top)}l${at(dx)} ${at(-dy)}h${at(width)}l${at(-dx)} ${at(dy)}z`} />
          <path
            class="side"
            d={`M${at(LEFT + width)} ${at(top)}l${at(dx)} ${at(-dy)}v${at(h)}l${at(-dx)} ${at(dy)}z`}
          />
          <text x={at(LEFT + dx / 2 - 3)} y={at(top - dy / 2 - 3)} text-anchor="end">
            {deep.letter}
          </text>
        </>
      )}
      <rect x={LEFT} y={at(top)} width={at(width)} height={at(h)} />
      {cuts(down?.letter, h).map((y) => (
        <path key={y} class="cut" d={`M${LEFT} ${at(top + y)}h${at(width)}`} />
      ))}
      {cuts(across?.letter, width).map((x) => (
        <path key={x} class="cut" d={`M${at(LEFT + x)} ${at(top)}v${at(h)}`} />
      ))}
      {down && (
        <text x={LEFT - 4} y={at(top + h / 2)} dy="0.35em" text-anchor="end">
          {down.letter}
        </text>
      )}
      {across && (
        <text x={at(LEFT + width / 2)} y={BOTTOM + 12} text-anchor="middle">
          {across.letter}
        </text>
      )}
    </svg>
  );
}

const told = ({ names, axes }: TensorBox) =>
  `${names.join(', ')}: ${axes.map(({ letter, size }) => `${letter} = ${size}`).join(', ')}`;

/** Groups of tensors, each under its title. */
export function TensorBoxes({ groups }: { groups: { title: string; boxes: TensorBox[] }[] }) {
  return (
    <div class="tensors">
      {groups.map(({ title, boxes }) => (
        <section key={title} aria-label={title}>
          <p class="tensors-title">{title}</p>
          <ul>
            {boxes.map((box) => (
              <li key={box.names.join()}>
                <Box {...box} />
                <b title={box.names.join(', ')}>
                  {box.names[0]}
                  {box.names.length > 1 && ` +${box.names.length - 1}`}
                </b>
                <code>[{box.axes.map(({ size }) => size).join(', ')}]</code>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
