/** `npm run claims`: runs every claim, or those that are named, and says how each stands; `--record` renews slow ones. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Claim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { kernelsInUse } from '../engine/kernels.ts';
import { version_core } from '../engine/tfjs.ts';
import { fingerprintOf } from '../ledger/fingerprint.ts';
import { claimFile, idsIn, readerOf, readRecord, recordFile, recordProblems, renewal } from '../ledger/records.ts';
import { type Outcome, overBudget, settle, settleByRecord } from '../ledger/settle.ts';
import { pagesOf, unboundNumbers } from '../markdown/bound-numbers.ts';
import { loadContent } from '../markdown/content.ts';
import { either, format, nearest, suggested } from '../markdown/problem.ts';
import type { ClaimRecord } from '../schema/claim-record.ts';
import { claimsById } from '../site/build/measured.ts';
import { hereAndNow } from './here-and-now.ts';

const clock = () => performance.now();

/** What the command line asks for: which claims, and whether to renew records or to write JSON. */
export interface Asked {
  ids: string[];
  json: boolean;
  record: boolean;
}

/** Reads the command line. Throws an error with the fix for an option or an id that there is not. */
export function asked(args: string[], known: string[]): Asked {
  const [options, ids] = [args.filter((word) => word.startsWith('-')), args.filter((word) => !word.startsWith('-'))];
  const strange = options.find((option) => !['--json', '--record'].includes(option));
  if (strange)
    throw new Error(
      `${strange} is not an option.\n    Fix: npm run claims -- ${suggested(strange, ['--json', '--record'])[0]}`,
    );
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new Error(
      near.length
        ? `No claim is called "${unknown}". Did you mean ${either(near)}?\n    Fix: npm run claims -- ${near[0]}`
        : `No claim is called "${unknown}", or nearly so.\n    Fix: npm run claims prints the names of all ${known.length}.`,
    );
  }
  return { ids, json: options.includes('--json'), record: options.includes('--record') };
}

/** One line of the report; what is wrong stands under it. */
export function line({ id, status, seconds, date, sentence, why }: Outcome): string {
  const when = date ?? (seconds === undefined ? '' : `${seconds.toFixed(2)} s`);
  return `${status.padEnd(8)} ${when.padStart(10)}  ${id}\n    ${sentence ?? why}`;
}

/** Measures a slow claim as it is and altered, and writes what came out, if it holds as it must and fails as it must. */
async function record(id: string, claim: Claim): Promise<Outcome> {
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
  const settled = settleByRecord(id, claim, kept);
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

/** Runs the claims. Exit code 1, with the fix, where one does not hold or is stale, and for a wrong command line. */
export async function main(args: string[]): Promise<number> {
  try {
    const wanted = asked(args, Object.keys(claimsById).sort());
    const { json, ids } = wanted;
    const renewing = wanted.record ? toRenew(wanted) : [];
    await startEngine();
    const outcomes: Outcome[] = [];
    for (const id of wanted.record ? renewing : ids.length ? ids : Object.keys(claimsById).sort()) {
      const claim = claimsById[id]!;
      if (wanted.record && !json) console.log(`Measuring ${id} …`);
      outcomes.push(
        await (wanted.record
          ? record(id, claim)
          : claim.slow
            ? settleByRecord(id, claim, readRecord(id, readerOf()))
            : settle(id, claim, clock)),
      );
      if (!json) console.log(line(outcomes.at(-1)!));
    }
    const idle =
      ids.length || wanted.record
        ? []
        : recordProblems(readerOf(), idsIn()).filter(({ file }) => outcomes.every(({ id }) => recordFile(id) !== file));
    const stated = unboundNumbers(pagesOf(loadContent()), (id) => {
      const { sentence, values } = outcomes.find((outcome) => outcome.id === id) ?? {};
      return sentence && values ? { sentence, values } : undefined;
    });
    const problems = [...idle, ...stated];
    const warnings = overBudget(outcomes);
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
