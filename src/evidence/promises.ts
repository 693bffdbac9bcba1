/** What every claim promises beside holding: one sentence, known sources, the same values twice, no tensor left, and that it can fail. */
import { isDeepStrictEqual } from 'node:util';
import type { Claim } from '../define.ts';
import { ADDED, unknown } from '../markdown/check-links.ts';
import type { Problem } from '../markdown/problem.ts';
import type { ClaimRecord } from '../schema/claim-record.ts';
import { claimFile } from './records.ts';
import { type Outcome, settle, settleByRecord } from './settle.ts';

/** What a claim is measured among. */
export interface Around {
  clock: () => number;
  /** How many tensors the engine keeps. */
  tensors: () => number;
  /** Ids of the sources that there are. */
  sources: string[];
}

/** A promise that is broken, and the fix. */
type Broken = Pick<Problem, 'message' | 'fix'>;

const asText = (values: unknown) => JSON.stringify(values);

/** What is wrong with the sentence that a claim writes. */
function sentenceBroken(id: string, sentence: string): Broken | undefined {
  const fix = `Let "says" in ${claimFile(id)} write one sentence from the numbers, with a capital and a full stop.`;
  const [odd] = /undefined|NaN|Infinity|\[object/.exec(sentence) ?? [];
  if (odd) return { message: `its sentence prints "${odd}": ${sentence}`, fix };
  if (!/^\p{Lu}[^\n]*\.$/u.test(sentence)) return { message: `what it says is not a sentence: ${sentence}`, fix };
  return /[.!?]\s+\p{Lu}/u.test(sentence) ? { message: `it says more than one sentence: ${sentence}`, fix } : undefined;
}

/** The first source that a claim names and that there is not. */
function sourceBroken({ cites }: Claim, sources: string[]): Broken | undefined {
  const stranger = cites.find((source) => !sources.includes(source));
  return stranger === undefined ? undefined : unknown('source', stranger, sources, ADDED.source(stranger));
}

/** What shows only when a claim is run again: other values, or tensors that nobody disposes of. */
async function repetitionBroken(
  id: string,
  claim: Claim,
  values: unknown,
  { clock, tensors }: Around,
): Promise<Broken | undefined> {
  const before = tensors();
  const again = await claim.measure(undefined, clock);
  const left = tensors() - before;
  if (!isDeepStrictEqual(again, values)) {
    const fix = `Draw all chance in ${claimFile(id)} from a seed, and read no clock.`;
    return { message: `it does not measure the same twice: ${asText(values)}, then ${asText(again)}`, fix };
  }
  if (left === 0) return undefined;
  const fix = `Wrap what ${claimFile(id)} computes in tidy(), or dispose of its models.`;
  return { message: `each run leaves ${left} tensor${left === 1 ? '' : 's'} in memory`, fix };
}

/** Whether a claim that cannot fail says anything: it must not hold when it is altered as it says itself. */
async function counterexampleBroken(id: string, claim: Claim, { clock }: Around): Promise<Broken | undefined> {
  const altered = await claim.measure(claim.breaks.alteration, clock);
  if (!claim.holds(altered)) return undefined;
  const fix = `Make "holds" in ${claimFile(id)} tell the two apart, or alter what matters.`;
  return { message: `it holds even with ${claim.breaks.by}: ${asText(altered)}`, fix };
}

const failed = ({ sentence: _, ...outcome }: Outcome, { message, fix }: Broken): Outcome => ({
  ...outcome,
  status: 'failed',
  why: `${message}\n    Fix: ${fix}`,
});

/** Runs a claim as it is, again, and altered: it is held only where it keeps every promise. */
export async function settleWhole(id: string, claim: Claim, around: Around): Promise<Outcome> {
  const outcome = await settle(id, claim, around.clock);
  if (outcome.status !== 'held') return outcome;
  try {
    const broken =
      sentenceBroken(id, outcome.sentence ?? '') ??
      sourceBroken(claim, around.sources) ??
      (await repetitionBroken(id, claim, outcome.values, around)) ??
      (await counterexampleBroken(id, claim, around));
    return broken ? failed(outcome, broken) : outcome;
  } catch (error) {
    const fix = `${claimFile(id)}, or what it imports, throws when it is run again or altered.`;
    return failed(outcome, { message: (error as Error).message, fix });
  }
}

/** The same of a slow claim, by its record: what a record shows, without running anything. */
export function settleWholeByRecord(
  id: string,
  claim: Claim,
  record: ClaimRecord | Problem[],
  { sources }: Pick<Around, 'sources'>,
): Outcome {
  const outcome = settleByRecord(id, claim, record);
  if (outcome.status !== 'recorded') return outcome;
  const broken = sentenceBroken(id, outcome.sentence ?? '') ?? sourceBroken(claim, sources);
  return broken ? failed(outcome, broken) : outcome;
}
