/** Error messages among what is searched: they are loaded once something is asked that is long enough to be one. */
import type { KnownMessage } from '../../../error-texts/message.ts';

export type { KnownMessage };

/** A message has at least so many signs. */
const LEAST = 12;

/** The messages that a query holds; many do not, and only the first are shown. */
const MOST = 3;

export async function messagesIn(query: string): Promise<KnownMessage[]> {
  if (query.length < LEAST) return [];
  const known = await import('../../../error-texts/find.ts');
  return known
    .messagesIn(query)
    .map(({ message }) => message)
    .slice(0, MOST);
}

/** The address of a message below that of the site. */
export const messageAddress = (id: string): string => `shapes/#${id}`;
