/** The outcome of each claim at this build: measured now, or read from a record that is still true of the code. */
import type { Claim } from '../../define.ts';
import { startEngine } from '../../engine/backend.ts';
import { keptRecord, readerOf, readRecord, renewal } from '../../evidence/records.ts';
import { format } from '../../markdown/problem.ts';
import { refuted, type Search, type Searched, searched } from '../../search/search.ts';
import { madeOnce } from './made-once.ts';

const claims = import.meta.glob<Claim>('/src/claims/*.ts', { import: 'default', eager: true });

const searches = import.meta.glob<Search>('../../searches/*.ts', { import: 'default', eager: true });

const byId = <File>(files: Record<string, File>): Record<string, File> =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.ts$/g, ''), file]));

/** Every claim by id. */
export const claimsById = byId(claims);

/** The search for counterexamples of each claim whose sentence is general, by the id of the claim. */
export const searchesById = byId(searches);

/** A claim that held: its sentence, the numbers in it, and when, where, on what and for how long they were measured. */
export interface Measured {
  claim: Claim;
  says: string;
  values: Record<string, unknown>;
  date: string;
  backend: string;
  /** What the search for a counterexample did, where the sentence is general. */
  search?: Searched;
  /** Set where the values come from a record: the machine that measured them, and its seconds. */
  recorded?: { machine: string; seconds: number };
}

/** Runs a claim (once a build) or reads its record. Throws where it does not hold or is stale, with the file and the fix. */
export async function measured(id: string): Promise<Measured> {
  const claim = claimsById[id];
  if (!claim) throw new Error(`No claim is called "${id}". Fix: add src/claims/${id}.ts, or correct the id.`);
  return claim.slow && import.meta.env.DEV
    ? fromRecord(id)
    : madeOnce(claim, async () => unrefuted(id, await (claim.slow ? fromRecord(id) : measure(id, claim))));
}

/** A claim after the search of its domain. Throws where a counterexample was found. */
async function unrefuted(id: string, claim: Measured): Promise<Measured> {
  const attack = searchesById[id];
  if (!attack) return claim;
  await startEngine();
  const search = searched(id, attack, { clock: () => performance.now() });
  if (search.counterexample) throw new Error(`"${claim.says}" ${refuted(id, search)}`);
  return { ...claim, search };
}

function held(id: string, claim: Claim, values: Record<string, unknown>, fix: string): string {
  if (claim.holds(values)) return claim.says(values);
  throw new Error(`The claim "${id}" does not hold: measured ${JSON.stringify(values)}. Fix: ${fix}`);
}

async function measure(id: string, claim: Claim): Promise<Measured> {
  const backend = await startEngine();
  const values = await claim.measure();
  const says = held(id, claim, values, `correct what src/claims/${id}.ts runs, or the claim; never the numbers.`);
  return { claim, says, values, backend, date: new Date().toISOString().slice(0, 10) };
}

async function fromRecord(id: string): Promise<Measured> {
  const claim = claimsById[id]!;
  // While the code is being changed its pages are shown with the old values; the list of problems names the record.
  const record = (import.meta.env.DEV ? keptRecord : readRecord)(id, readerOf());
  if (Array.isArray(record)) throw new Error(record.map(format).join('\n'));
  const { values, date, engine, machine, seconds } = record;
  return {
    claim,
    says: held(id, claim, values, renewal(id)),
    values,
    date,
    backend: engine.backend,
    recorded: { machine, seconds },
  };
}
