/** The scores of a race: of each model a faint line for every seed and a strong one through their middle. */
import type { ComponentChildren } from 'preact';
import { Comparison } from './comparison.tsx';
import { type Axis, decadesAround, ends, overSeeds, type Series, valuesAlong } from './series.ts';

type Points = Series['points'];

/** A model: for every seed its scores while it trained, and those by length after training. */
export interface RacedModel {
  title: string;
  quantity: string;
  curves: Points[];
  tested: Points[];
}

/**
 * `score` names the scores, from 0 or on a logarithmic axis, and `levels` are those reached without a model, of which the
 * axis holds `baseline`. `against` is what the scores while training are drawn against, `length` the axis of those after
 * it, with its marks, and `middle` what stands for several seeds. The table stands inside.
 */
export function RaceScores({
  score: { label, log },
  levels,
  baseline,
  models,
  against,
  length,
  middle,
  children,
}: {
  score: { label: string; log: boolean };
  levels: Record<string, number>;
  baseline: number;
  models: RacedModel[];
  against: string;
  length: { label: string; marks: number[] };
  middle: (seeds: Points[]) => Points;
  children: ComponentChildren;
}) {
  const linesOf = (which: 'curves' | 'tested') =>
    models.flatMap(({ title, quantity, [which]: seeds }) =>
      overSeeds(
        { label: title, quantity },
        seeds.filter((points) => points.length > 0),
        middle,
      ),
    );
  const [curves, tested] = [linesOf('curves'), linesOf('tested')];
  const scores = valuesAlong('y', [...curves, ...tested]);
  const domain = log ? decadesAround([...scores, baseline]) : ends(scores, 0, Math.ceil(baseline));
  const lengths: Axis = { ...length, domain: [Math.min(...length.marks), Math.max(...length.marks)], log: true };
  return (
    <Comparison
      kind="race"
      y={{ label, domain, log }}
      levels={levels}
      training={{
        title: `${label}, against ${against}`,
        height: 160,
        x: { label: against, domain: ends(valuesAlong('x', curves), 0, 1) },
        series: curves,
      }}
      byLength={{ title: `${label}, against length after training`, height: 150, x: lengths, series: tested }}
    >
      {children}
    </Comparison>
  );
}
