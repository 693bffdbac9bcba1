/** The reader's own data in a demo's form: what cannot be used stays there with its reason, and nothing else is trained in its place. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { demosById, preview } from '../../src/site/build/preview.ts';
import { DataField } from '../../src/site/components/controls/DataField.tsx';
import type { Effect, Event } from '../../src/site/runtime/figure/events.ts';
import { next } from '../../src/site/runtime/figure/next.ts';
import { builtFrom } from '../../src/site/runtime/figure/picture.ts';
import { defaults, type Values } from '../../src/site/runtime/figure/settings.ts';
import { initial } from '../../src/site/runtime/figure/state.ts';

const SHORT = 'To be, or not to be.';
const LONG = 'To be, or not to be, that is the question. '.repeat(20);

/** Every demo that takes data, with each of its fields, as it is where that field can be seen. */
const FIELDS = Object.entries(demosById).flatMap(([id, demo]) =>
  Object.entries(demo.controls).flatMap(([name, control]) => {
    // A sound is no text: tests/site/speech.test.ts gives one.
    if (control.kind !== 'paste' || control.sound) return [];
    const seen: Values = control.when ? { [control.when[0]]: control.when[1]! } : {};
    return [{ id, demo, name, control, seen }];
  }),
);

async function figure(id: string) {
  const demo = demosById[id]!;
  const { frame, recorded, moments } = await preview(id);
  const built = builtFrom(demo, { frame, recorded, before: moments?.slice(0, -1) });
  let state = initial(demo, built);
  const does = (event: Event<unknown>): Effect[] => {
    const [after, ...effects] = next(demo, built, state, event);
    state = after;
    return effects;
  };
  return {
    does,
    now: () => state,
    open: (form: Values) => does({ type: 'open', form, settings: defaults(demo.controls) }),
  };
}
const runs = (effects: Effect[]) => effects.flatMap((effect) => (effect.do === 'run' ? [effect.settings] : []));

it('is taken by a demo or two', () => expect(FIELDS.map(({ id }) => id)).toContain('train-on-text'));

describe.each(FIELDS)('$name of $id', ({ id, name, control, seen }) => {
  const good = control.wrong(LONG) === undefined ? LONG : Array.from({ length: 150 }, (_, t) => t % 9).join('\n');

  it('too short as the first touch: it stays as typed, says why, and Start trains nothing', async () => {
    const { does, now, open } = await figure(id);
    open({ ...seen, [name]: SHORT });
    expect(now().typed[name]).toEqual({ raw: SHORT, why: control.wrong(SHORT) });
    expect(runs(does({ type: 'start' }))).toEqual([]);
    expect(now().notice).toMatch(
      /^Nothing was started: “Your \w+” cannot be used yet\. .+ You can also empty the field/,
    );
    expect(now().status.phase).toBe('preview');
  });

  it('corrected or emptied it starts, with what then stands in the field', async () => {
    const { does, now, open } = await figure(id);
    open({ ...seen, [name]: SHORT });
    does({ type: 'set', change: { [name]: good } });
    expect(now().typed).toEqual({});
    expect(runs(does({ type: 'start' }))[0]![name]).toBe(good);
    does({ type: 'set', change: { [name]: SHORT } });
    expect(runs(does({ type: 'anew' }))).toEqual([]);
    does({ type: 'set', change: { [name]: ' \n' } });
    expect(runs(does({ type: 'anew' }))[0]![name]).toBe('');
  });

  it.skipIf(!control.when)('does not stand in the way where its field is not seen', async () => {
    const { does, open } = await figure(id);
    open({ ...seen, [name]: SHORT });
    does({ type: 'set', change: { [control.when![0]]: demosById[id]!.controls[control.when![0]]!.value } });
    expect(runs(does({ type: 'start' })).length).toBe(1);
  });

  it('shows text and reason in the field, in words of any demo', () => {
    const why = control.wrong(SHORT)!;
    const html = render(
      <DataField demo="any" name={name} control={control} value="" typed={{ raw: SHORT, why }} set={() => {}} />,
    );
    expect(html).toContain(`>${SHORT}</textarea>`);
    expect(html).toContain(why);
    expect(html).toMatch(/role="alert">[^<]+ Nothing can start until this is fixed/);
    expect(html).not.toMatch(/\brace\b/);
  });
});
