/** What can be drawn of content that has problems, as it has while somebody writes it: nothing in it leads nowhere. Pure. */
import type { Content, TermFile } from './content.ts';

/** The prerequisites of each term, without those that close a circle. */
function withoutCircles(terms: TermFile[]): Map<string, string[]> {
  const needs = new Map(terms.map(({ id, fields }) => [id, fields.prerequisites]));
  const kept = new Map<string, string[]>();
  const visit = (id: string, path: string[]) => {
    if (kept.has(id)) return;
    const open = (needs.get(id) ?? []).filter((need) => need !== id && !path.includes(need));
    for (const need of open) visit(need, [...path, id]);
    kept.set(id, open);
  };
  for (const { id } of terms) visit(id, []);
  return kept;
}

/**
 * Content in order comes back as it is. From other content it leaves out what a page would stumble over: names of terms,
 * sources and words that nobody has read, circles of prerequisites, categories that are not listed. The check names each.
 */
export function presentable(content: Content): Content {
  const terms = new Set(content.terms.map(({ id }) => id));
  const sources = new Set(content.sources.map(({ id }) => id));
  const demos = new Set(content.ids.demo);
  const categories = [...content.categories];
  for (const { fields } of content.terms) {
    if (!categories.some(({ id }) => id === fields.category))
      categories.push({ id: fields.category, title: fields.category });
  }
  const needs = withoutCircles(content.terms);
  const known = (ids: string[] = []) => ids.filter((id) => terms.has(id));
  return {
    ...content,
    categories,
    timeline: content.timeline.filter(({ term, source }) => terms.has(term) && sources.has(source)),
    terms: content.terms.map((term) => ({
      ...term,
      fields: { ...term.fields, prerequisites: known(needs.get(term.id)), related: known(term.fields.related) },
    })),
    paths: content.paths.map((path) => ({
      ...path,
      fields: { ...path.fields, steps: path.fields.steps.filter(({ term }) => terms.has(term)) },
    })),
    senses: content.senses.map((sense) => ({
      ...sense,
      fields: { ...sense.fields, senses: sense.fields.senses.filter(({ term }) => terms.has(term)) },
    })),
    models: content.models.map((model) => ({
      ...model,
      fields: { ...model.fields, sources: model.fields.sources.filter(({ id }) => sources.has(id)) },
    })),
    tested: content.tested.map(({ fields: { try: experiment, ...fields }, ...page }) => ({
      ...page,
      fields:
        experiment && demos.has(experiment.demo) && terms.has(experiment.term)
          ? { ...fields, try: experiment }
          : fields,
    })),
  };
}
