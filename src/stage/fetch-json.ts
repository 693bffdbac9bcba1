/** A file of this site that holds JSON. */

/** What the file holds. Throws, naming the file and what came instead, where it is missing or holds something else. */
export async function fetchJson<T>(address: string): Promise<T> {
  const name = address.replace(/^.*\//, '');
  const answer = await fetch(address).catch((error: Error) => {
    throw new Error(`${name} could not be fetched (${error.message})`);
  });
  if (!answer.ok) throw new Error(`${name} could not be fetched (${answer.status} ${answer.statusText})`);
  try {
    return await answer.json();
  } catch {
    throw new Error(`${name} is damaged`);
  }
}
