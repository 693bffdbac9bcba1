/** What has been measured or drawn already, by the object it was made from: in dev an edit of one claim measures that one again. */
const made = new WeakMap<object, Promise<unknown>>();

/** The result of `make` for `subject`, made once. One that failed is made again when it is asked for again. */
export function madeOnce<T>(subject: object, make: () => Promise<T>): Promise<T> {
  let result = made.get(subject) as Promise<T> | undefined;
  if (result === undefined) {
    result = make();
    made.set(subject, result);
    result.catch(() => made.delete(subject));
  }
  return result;
}
