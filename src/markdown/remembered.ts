/** Remembers what was made of things and of texts, because an edit in dev asks again for all of it. */

/** A pure function that remembers what it made of each thing, as long as the thing is there. */
export function remembered<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, { value: Made }>();
  return (key) => {
    const kept = made.get(key) ?? { value: make(key) };
    made.set(key, kept);
    return kept.value;
  };
}

/** Keeps what was made of the text of each file, until the file has another text. */
export function rememberedTexts(): <Made>(file: string, text: string, make: () => Made) => Made {
  const kept = new Map<string, { text: string; made: unknown }>();
  return <Made>(file: string, text: string, make: () => Made): Made => {
    const before = kept.get(file);
    if (before?.text === text) return before.made as Made;
    const made = make();
    kept.set(file, { text, made });
    return made;
  };
}
