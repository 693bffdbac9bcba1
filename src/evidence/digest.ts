/** A digest of what a generated record holds: a number changed by hand, or in a merge, shows. */
import { createHash } from 'node:crypto';

/** The digest of all fields but `digest` itself, whatever the layout of the file. */
export const digestOf = (record: object): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...record, digest: undefined }))
    .digest('hex')
    .slice(0, 16);

/** A record with its digest. */
export const sealed = <R extends object>(record: R): R & { digest: string } => ({
  ...record,
  digest: digestOf(record),
});
