/** Files of this site: what they hold, or an error that names the file and says what came instead. */
import * as ui from '../words.ts';

const nameOf = (address: string) => address.replace(/^.*\/(?=.)/, '');

const notFetched = (address: string, why: string) => new Error(`${nameOf(address)} ${ui.notFetched} (${why})`);

/** The answer, where the file is there. Throws where it is not, or cannot be reached. */
export async function fetchFile(address: string): Promise<Response> {
  const answer = await fetch(address).catch((error: Error) => {
    throw notFetched(address, error.message);
  });
  if (!answer.ok) throw notFetched(address, `${answer.status} ${answer.statusText}`);
  return answer;
}

/** What a file of JSON holds. Throws, too, where it holds something else. */
export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetchFile(address);
  try {
    return await answer.json();
  } catch {
    throw new Error(`${nameOf(address)} ${ui.isDamaged}`);
  }
}
