/** The form of a demo, made from its table of controls; the same markup at build and live. */
import type { ComponentType } from 'preact';
import type { Control, Controls as Table } from '../../../define.ts';
import { fill } from '../../fill.ts';
import { isThere, type Values } from '../../runtime/figure/settings.ts';
import type { Typed } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import { ChoiceField, SeveralField, ToggleField } from './Choices.tsx';
import { RangeField, TextField } from './Entries.tsx';
import { Fold } from './Fold.tsx';
import type { FieldOf } from './field.ts';

interface Props {
  demo: string;
  table: Table;
  settings: Values;
  typed: Record<string, Typed>;
  /** The controls whose text the tab keeps. */
  kept: ReadonlySet<string>;
  set(change: Values): void;
  /** Draws the fields for own data. Few demos have any, so a page loads it only for these. */
  DataField?: ComponentType<FieldOf<'paste'>>;
}

/** One control; its timeline stands in the bar under the picture instead. */
function FieldFor({ name, demo, table, settings, typed, kept, set, DataField }: Props & { name: string }) {
  const control = table[name] as Control;
  const needed = control.needs ? table[control.needs] : undefined;
  const off = needed && settings[control.needs ?? ''] === needed.value;
  const field = {
    demo,
    name,
    value: settings[name] ?? control.value,
    note: off ? fill(ui.noEffectUntil, { control: needed.label }) : undefined,
    typed: typed[name],
    isKept: kept.has(name),
    set: (value: Values[string]) => set({ [name]: value }),
  };
  switch (control.kind) {
    case 'range':
      return <RangeField {...field} control={control} />;
    case 'choice':
      return <ChoiceField {...field} control={control} />;
    case 'toggle':
      return <ToggleField {...field} control={control} />;
    case 'text':
      return <TextField {...field} control={control} />;
    case 'several':
      return <SeveralField {...field} control={control} />;
    case 'paste':
      return DataField ? <DataField {...field} control={control} /> : null;
    case 'timeline':
      return null;
  }
}

/** All controls of a demo in the order of its table; those that are rarely used are folded up behind the others. */
export function Controls(props: Props) {
  const { table, settings, typed } = props;
  const there = Object.keys(table).filter((name) => isThere(table[name], settings));
  const rare = there.filter((name) => table[name]?.rare);
  const changed = rare.filter((name) => settings[name] !== table[name]?.value || typed[name]).length;
  const fields = (names: string[]) => names.map((name) => <FieldFor key={name} name={name} {...props} />);
  return (
    <>
      <div class="demo-fields">{fields(there.filter((name) => !rare.includes(name)))}</div>
      {rare.length > 0 && (
        <Fold
          kind="demo-more"
          part="more"
          open={changed > 0}
          summary={changed > 0 ? fill(ui.moreSettingsChanged, { count: changed }) : ui.moreSettings}
        >
          <div class="demo-fields">{fields(rare)}</div>
        </Fold>
      )}
    </>
  );
}
