/** `npm run claims`: runs every claim, or those that are named, and says how each stands; `--record` renews slow ones, `--deep` searches longer for counterexamples. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Claim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import { memory, version_core } from '../engine/tfjs.ts';
import { afterSearch, overSearched } from '../evidence/after-search.ts';
import { fingerprintOf } from '../evidence/fingerprint.ts';
import { type Around, settleWhole, settleWholeByRecord } from '../evidence/promises.ts';
import { claimFile, idsIn, readerOf, readRecord, recordFile, recordProblems, renewal } from '../evidence/records.ts';
import { type Outcome, overBudget, settle } from '../evidence/settle.ts';
import { type Evidence, neighborsOf, pagesOf, unboundNumbers } from '../markdown/bound-numbers.ts';
import { unsearched } from '../markdown/check-generality.ts';
import { loadContent } from '../markdown/content.ts';
import { either, format, nearest, suggested } from '../markdown/problem.ts';
import type { ClaimRecord } from '../schema/claim-record.ts';
import { claimsById, measured, searchesById } from '../site/build/measured.ts';
import { hereAndNow } from './here-and-now.ts';

const clock = () => performance.now();

const OPTIONS = ['--json', '--record', '--deep'];

/** How many times as many cases as a build a deep search tries. */
const DEEP = 50;

/** What the command line asks for: which claims, whether to renew records or to write JSON, and the seed of a deep search. */
export interface Asked {
  ids: string[];
  json: boolean;
  record: boolean;
  deep?: number;
}

/** Reads the command line; `fresh` is the seed of a deep search that names none. Throws an error with the fix for an option or an id that there is not. */
export function asked(args: string[], known: string[], fresh = 1): Asked {
  const [options, ids] = [args.filter((word) => word.startsWith('-')), args.filter((word) => !word.startsWith('-'))];
  const deep = options.find((option) => /^--deep(=\d+)?$/.test(option));
  const strange = options.find((option) => !OPTIONS.includes(option) && option !== deep);
  if (strange)
    throw new Error(`${strange} is not an option.\n    Fix: npm run claims -- ${suggested(strange, OPTIONS)[0]}`);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new Error(
      near.length
        ? `No claim is called "${unknown}". Did you mean ${either(near)}?\n    Fix: npm run claims -- ${near[0]}`
        : `No claim is called "${unknown}", or nearly so.\n    Fix: npm run claims prints the names of all ${known.length}.`,
    );
  }
  const flags = { ids, json: options.includes('--json'), record: options.includes('--record') };
  return deep ? { ...flags, deep: Number(deep.split('=')[1] ?? fresh) } : flags;
}

/** One line of the report; what is wrong stands under it. */
export function line({ id, status, seconds, date, sentence, why }: Outcome): string {
  const when = date ?? (seconds === undefined ? '' : `${seconds.toFixed(2)} s`);
  return `${status.padEnd(8)} ${when.padStart(10)}  ${id}\n    ${sentence ?? why}`;
}

/** For what a claim holds, and what was searched there: printed for claims that are named. */
export function domainOf({ domain }: Claim, { searched }: Outcome): string {
  const tried = searched && !searched.counterexample && `\n    Searched: ${searched.cases} cases, none refuted it.`;
  return `    Holds for: ${domain}.${tried || ''}`;
}

/** Measures a slow claim as it is and altered, and writes what came out, if it holds as it must and fails as it must. */
async function record(id: string, claim: Claim, around: Around): Promise<Outcome> {
  const backend = await startEngine();
  const outcome = await settle(id, claim, clock);
  if (outcome.status !== 'held') return outcome;
  const kept: ClaimRecord = {
    claim: id,
    ...hereAndNow(),
    engine: { backend, tfjs: version_core, kernels: kernelsInUse().build },
    seconds: Number(outcome.seconds!.toPrecision(3)),
    sentence: outcome.sentence!,
    values: outcome.values!,
    altered: await claim.measure(claim.breaks.alteration, clock),
    code: fingerprintOf(claimFile(id), readerOf()),
  };
  const settled = settleWholeByRecord(id, claim, kept, around);
  if (settled.status !== 'recorded') return settled;
  mkdirSync(dirname(recordFile(id)), { recursive: true });
  writeFileSync(recordFile(id), `${JSON.stringify(kept, null, 2)}\n`);
  return settled;
}

/** Which slow claims to renew: those that are named, or all whose record is missing or stale. */
function toRenew({ ids }: Asked): string[] {
  const fast = ids.find((id) => !claimsById[id]!.slow);
  if (fast)
    throw new Error(`"${fast}" is measured at every build and keeps no record.\n    Fix: npm run claims -- ${fast}`);
  const slow = Object.keys(claimsById).filter((id) => claimsById[id]!.slow);
  return ids.length ? ids : slow.filter((id) => Array.isArray(readRecord(id, readerOf())));
}

/** What other claims found, to compare sentences with that rest on several. One that does not hold is told when it is run. */
async function evidenceOf(ids: string[]): Promise<Map<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for (const id of ids) {
    const { says, values } = (await measured(id).catch(() => undefined)) ?? {};
    if (says && values) found.set(id, { sentence: says, values });
  }
  return found;
}

/** Runs the claims. Exit code 1, with the fix, where one does not hold or is stale, and for a wrong command line. */
export async function main(args: string[]): Promise<number> {
  try {
    const wanted = asked(args, Object.keys(claimsById).sort(), Date.now() % 2 ** 31);
    const { json, ids, deep } = wanted;
    const how = deep === undefined ? { clock } : { clock, seed: deep, times: DEEP };
    if (deep !== undefined && !json)
      console.log(
        `Searching with seed ${deep}; the same again: npm run claims -- ${['--deep=' + deep, ...ids].join(' ')}`,
      );
    const renewing = wanted.record ? toRenew(wanted) : [];
    await startEngine();
    const content = loadContent();
    const around: Around = { clock, tensors: () => memory().numTensors, sources: content.ids.source };
    const outcomes: Outcome[] = [];
    for (const id of wanted.record ? renewing : ids.length ? ids : Object.keys(claimsById).sort()) {
      const claim = claimsById[id]!;
      if (wanted.record && !json) console.log(`Measuring ${id} …`);
      const settled = await (wanted.record
        ? record(id, claim, around)
        : claim.slow
          ? settleWholeByRecord(id, claim, readRecord(id, readerOf()), around)
          : settleWhole(id, claim, around));
      const outcome = afterSearch(settled, searchesById[id], how);
      outcomes.push(outcome);
      if (!json) console.log(line(outcome));
      if (!json && ids.length) console.log(domainOf(claim, outcome));
    }
    const idle =
      ids.length || wanted.record
        ? []
        : recordProblems(readerOf(), idsIn()).filter(({ file }) => outcomes.every(({ id }) => recordFile(id) !== file));
    const beside = await evidenceOf(wanted.record ? [] : neighborsOf(ids, pagesOf(content)));
    const stated = unboundNumbers(pagesOf(content), {
      models: content.models,
      claim: (id) => {
        const { sentence, values } = outcomes.find((outcome) => outcome.id === id) ?? {};
        return sentence && values ? { sentence, values } : beside.get(id);
      },
    });
    const general = outcomes.flatMap(({ id, sentence }) =>
      unsearched(id, sentence, { isSearched: id in searchesById, formula: claimsById[id]?.formula }),
    );
    const problems = [...idle, ...stated, ...general];
    const warnings = [...overBudget(outcomes), ...(deep === undefined ? overSearched(outcomes) : [])];
    if (json) console.log(JSON.stringify({ claims: outcomes, warnings, problems }));
    else {
      const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
      for (const warning of warnings) console.warn(`  ! ${warning}`);
      for (const problem of problems) console.error(format(problem));
      console.log(
        `\n${outcomes.length} claims: ${count('held')} held, ${count('recorded')} by record, ${count('stale')} stale, ${count('failed')} failed.`,
      );
      if (count('stale')) console.log(`Stale ones are measured again with: ${renewal('').trim()}`);
    }
    return problems.length || outcomes.some(({ status }) => status === 'failed' || status === 'stale') ? 1 : 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
