/** The published models of content/models, by name. Pure: the page reads it. */
import { type CacheGroup, isWeighed, type Published, type StateGroup, type Weighed } from '../published.ts';

/** A file may give one group of layers without brackets. */
type Written = Omit<Published, 'cache' | 'state'> & {
  cache?: CacheGroup | CacheGroup[];
  state?: StateGroup | StateGroup[];
};
const files = import.meta.glob<Written>('../../content/models/*.json', { eager: true, import: 'default' });
const nameOf = (path: string) => path.replace(/^.*\/|\.json$/g, '');
const listed = ({ cache, state, ...rest }: Written): Published => ({
  ...rest,
  ...(cache && { cache: [cache].flat() }),
  ...(state && { state: [state].flat() }),
});

/** All of them by id, in their order. */
export const MODELS: Record<string, Published> = Object.fromEntries(
  Object.entries(files)
    .map(([path, model]) => [nameOf(path), listed(model)] as const)
    .sort(([, a], [, b]) => a.order - b.order),
);

/** The titles of those that have what is asked for, by id: for a choice in a demo. */
export const titlesOf = (having: (model: Published) => unknown = () => true): Record<string, string> =>
  Object.fromEntries(
    Object.entries(MODELS)
      .filter(([, model]) => having(model))
      .map(([id, { title }]) => [id, title]),
  );

/** The model of this id. */
export function modelOf(id: string): Published {
  const model = MODELS[id];
  if (!model) throw new Error(`No model is called ${id}. Fix: take one of content/models.`);
  return model;
}

/** The same, where its weights are needed. */
export function weighedModelOf(id: string): Weighed {
  const model = modelOf(id);
  if (!isWeighed(model))
    throw new Error(`${model.title} has no weights. Fix: give content/models/${id}.json "weights".`);
  return model;
}
