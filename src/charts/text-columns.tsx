/** Texts of several models, one below the other, each under the name of its model with a few words about it. */
import { type Surprise, WrittenText } from './written-text.tsx';

/** A model's text; `about` stands beside its name. */
export interface ModelText {
  model: string;
  quantity: string;
  about: string;
  text: Surprise[];
}

export function TextColumns({ title, start, texts }: { title: string; start: string; texts: ModelText[] }) {
  return (
    <div class="text-columns" role="group" aria-label={title}>
      {texts.map(({ model, quantity, about, text }, k) => (
        <section key={model} class={`q-${quantity}`}>
          <b>{model}</b> <small>{about}</small>
          <WrittenText title={model} start={start} text={text} quantity={quantity} note={k === texts.length - 1} />
        </section>
      ))}
    </div>
  );
}
