/** The record of a slow claim: what a command measured, when, on which machine and with which code. */
import { z } from 'zod';
import { day, id } from './term.ts';

export const claimRecordSchema = z.strictObject({
  /** The id of the claim, which is also the name of the file. */
  claim: id,
  date: day,
  /** Processor, cores and platform. */
  machine: z.string().min(3),
  /** What ran the operations: tfjs' backend and version, and the build of the kernels. */
  engine: z.strictObject({ backend: z.string(), tfjs: z.string(), kernels: z.string() }),
  /** How long one measurement took. */
  seconds: z.number().nonnegative(),
  /** The sentence as it was then; pages write it anew from the values. */
  sentence: z.string().min(10),
  values: z.record(z.string(), z.unknown()),
  /** What came out under the alteration for which the claim must fail. */
  altered: z.record(z.string(), z.unknown()),
  /** Every file the measurement rests on, with a hash of its text. */
  code: z.record(z.string(), z.string()),
});

export type ClaimRecord = z.infer<typeof claimRecordSchema>;
