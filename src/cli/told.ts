import { readFileSync } from 'node:fs';
import demo from '../demos/forecast.tsx';
import { recordedRuns } from '../site/runtime/figure/recorded-runs.ts';
import { defaults } from '../site/runtime/figure/settings.ts';
export async function main() {
  const r = JSON.parse(readFileSync('content/records/demo-forecast.json', 'utf8'));
  for (const [name, settings] of recordedRuns(demo as any)) {
    const f = (name ? r.others[name] : r.frames).at(-1);
    console.log('==', name, (name ? r.others[name] : r.frames).length, f.parameters);
    console.log(demo.tell(f, { ...defaults(demo.controls), ...settings } as any));
    for (const row of f.rows)
      console.log(
        row.name.padEnd(14),
        row.scores
          .map((s: any) => `${s.mae.toFixed(2)} ${s.rmse.toFixed(2)} ${s.mase.toFixed(3)} ${s.held.toFixed(3)}`)
          .join(' | '),
      );
    console.log(f.losses.map((l: any) => l.map(([a, b]: any) => `${a}:${b.toFixed(3)}`).join(' ')).join('\n'));
  }
  return 0;
}
