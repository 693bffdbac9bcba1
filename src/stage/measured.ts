/** Measures each claim once a build and stops the build where one does not hold. */
import type { Claim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';

const claims = import.meta.glob<Claim>('../claims/*.ts', { import: 'default', eager: true });

/** Every claim by id. */
export const claimsById: Record<string, Claim> = Object.fromEntries(
  Object.entries(claims).map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim]),
);

/** A claim that held: its sentence and the numbers in it. */
export interface Measured { claim: Claim; says: string; values: Record<string, unknown>; backend: string }

const done = new Map<string, Promise<Measured>>();

/** Runs a claim (once) and gives its sentence. Throws where it does not hold, with the numbers and the file to mend. */
export function measured(id: string): Promise<Measured> {
  if (!done.has(id)) done.set(id, measure(id));
  return done.get(id)!;
}

async function measure(id: string): Promise<Measured> {
  const claim = claimsById[id];
  if (!claim) throw new Error(`No claim is called "${id}". Fix: add src/claims/${id}.ts, or correct the id.`);
  const backend = await startEngine();
  const values = await claim.measure();
  if (!claim.holds(values)) {
    throw new Error(`The claim "${id}" does not hold: measured ${JSON.stringify(values)}. `
      + `Fix: mend what src/claims/${id}.ts runs, or the claim; never the numbers.`);
  }
  return { claim, says: claim.says(values), values, backend };
}
