/** What the reader did to the form of a preview before its code arrived. */
import type { Demo } from '../../../define.ts';
import type { Values } from '../../runtime/figure/settings.ts';

/** The fields that are not as they were built. */
export function formValues(host: HTMLElement, demo: Demo): Values {
  const values: Values = {};
  for (const [name, control] of Object.entries(demo.controls)) {
    const radio = host.querySelector<HTMLInputElement>(`input[name="${host.dataset.demo}.${name}"]:checked`);
    const field = host.querySelector<HTMLInputElement | HTMLSelectElement>(`.demo-controls [name="${name}"]`);
    const several = [
      ...host.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${host.dataset.demo}.${name}"]:checked`),
    ];
    if (control.kind === 'several') values[name] = several.map(({ value }) => value).join(',');
    else if (radio) values[name] = radio.value;
    else if (field)
      values[name] = field instanceof HTMLInputElement && control.kind === 'toggle' ? field.checked : field.value;
    // Before its default, a timeline may end where the frame does: it stands there as it was built.
    const built = control.kind === 'timeline' ? (field as HTMLInputElement | null)?.defaultValue : control.value;
    if (String(values[name]) === String(built)) delete values[name];
  }
  const seed = host.querySelector<HTMLInputElement>('.demo-foot [name=seed]');
  return seed && seed.value !== seed.defaultValue ? { ...values, seed: seed.value } : values;
}
