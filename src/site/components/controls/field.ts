/** What every field of a form is given: its control, its value, and where the reader's changes go. */
import type { Control } from '../../../define.ts';
import type { Value } from '../../runtime/figure/settings.ts';
import type { Typed } from '../../runtime/figure/state.ts';

export interface Field<C extends Control = Control> {
  demo: string;
  name: string;
  control: C;
  value: Value;
  /** What must be changed before the control matters. */
  note?: string;
  typed?: Typed;
  /** Whether the tab keeps what the reader wrote in it. */
  isKept?: boolean;
  set(value: Value): void;
}
export type FieldOf<K extends Control['kind']> = Field<Extract<Control, { kind: K }>>;
