/** The shipped text models of both sizes, opened at the beginning of a text; each file is loaded when it is asked for. */
import { scope } from '../engine/scope.ts';
import { openLarge } from '../training/large-writer.ts';
import { READERS, type ReaderName, readerNames } from '../training/readers.ts';
import {
  LARGE,
  LARGE_TITLES,
  type LargeName,
  TEXT_MODELS,
  type TextName,
  type TextSize,
} from '../training/text-sizes.ts';
import { openWriter, type TextWriter } from '../training/text-writer.ts';
import { loadModel, type Model, toWeights } from './load.ts';
import { numbersOf } from './packed.ts';

/** A model at the beginning of a text, as often as it is asked for; a transformer looks back at so many characters. */
type Open = (window?: number) => TextWriter;

const isSmall = (name: string): name is ReaderName => name in READERS;

/** What `use` makes of a model; its weights are freed. */
export async function withText<T>(name: TextName, use: (open: Open) => T): Promise<T> {
  const { sizes, ...model } = whole(await loaded(name));
  return scope(() => {
    const weights = toWeights(model);
    return use((window) =>
      isSmall(name)
        ? openWriter(name, sizes, weights, window)
        : openLarge(name.slice(LARGE.length) as LargeName, sizes, weights, window),
    );
  });
}

/** The model of its file. Throws, with the way on, where that does not come. */
const loaded = (name: TextName): Promise<Model> =>
  loadModel(`whale-${name}`).catch(({ message }) => {
    throw new Error(
      `The weights of the ${TEXT_MODELS[name]} could not be loaded (${message}). Check the connection, and try again`,
    );
  });

/** The model, if each of its weights has all its numbers. Throws, naming the first that has not. */
export function whole(model: Model): Model {
  for (const [weight, packed] of Object.entries(model.weights)) {
    const needs = packed.shape.reduce((product, length) => product * length, 1);
    const has = Array.from(numbersOf(packed)).filter(Number.isFinite).length;
    if (has !== needs)
      throw new Error(
        `The file of the ${model.about} is damaged: ${weight} has ${has} of ${needs} numbers. Reload the page to fetch it again`,
      );
  }
  return model;
}

/** A model of a size: its title, and the name of its color. */
export interface TextModel {
  name: ReaderName | LargeName;
  title: string;
  open: Open;
}

/** What `use` makes of each model of a size, in their order. */
export function withTextModels<T>(size: TextSize, use: (model: TextModel) => T): Promise<T[]> {
  const small = readerNames.map((name) =>
    size === 'small' ? withText(name, (open) => use({ name, title: READERS[name].title, open })) : undefined,
  );
  const large = (Object.keys(LARGE_TITLES) as LargeName[]).map((name) =>
    size === 'large' ? withText(`large-${name}`, (open) => use({ name, title: LARGE_TITLES[name], open })) : undefined,
  );
  return Promise.all([...small, ...large].filter((one) => one !== undefined));
}
