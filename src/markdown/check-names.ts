/** Checks names and places across files: each name leads to one thing, and nothing needs itself. Pure. */
import { unknown } from './check-links.ts';
import type { Content, TermFile } from './content.ts';
import type { Problem } from './problem.ts';
import { plain } from './same-name.ts';
import type { LineOf } from './yaml.ts';

/** A title, abbreviation, alias or search word that belongs to two terms, written alike or only alike to the search. */
export function sharedNames({ terms }: Content): Problem[] {
  const owner = new Map<string, { term: TermFile; name: string }>();
  const namesOf = ({ fields }: TermFile): [string[], string | undefined][] => [
    [['title'], fields.title],
    [['abbreviation'], fields.abbreviation],
    ...fields.aliases.map((alias, k): [string[], string] => [['aliases', String(k)], alias]),
    ...fields.finds.map((word, k): [string[], string] => [['finds', String(k)], word]),
  ];
  return terms.flatMap((term) =>
    namesOf(term).flatMap(([path, name]) => {
      if (!name) return [];
      const searched = plain(name) || name.toLowerCase();
      const other = owner.get(searched);
      owner.set(searched, other ?? { term, name });
      if (!other) return [];
      const place = { file: term.file, line: term.lineOf(...path), field: path[0] };
      const alike =
        other.name.toLowerCase() === name.toLowerCase() ? '' : `, which the search takes for "${other.name}",`;
      if (other.term === term) {
        const message = alike ? `"${name}"${alike} stands twice` : `"${name}" stands twice`;
        return [{ ...place, message, fix: 'Remove one.' }];
      }
      const fix =
        'A name leads to one term: remove it from one of the two, or give the word a page of its own in content/senses.';
      return [
        { ...place, message: `"${name}"${alike} is also a name of "${other.term.id}" (${other.term.file})`, fix },
      ];
    }),
  );
}

/** Circles of prerequisites, each told once. */
export function circles({ terms }: Content): Problem[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const cleared = new Set<string>();
  const problems: Problem[] = [];
  const visit = (id: string, path: string[]) => {
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id];
      if (circle.length === 2) return;
      const { file, fields, lineOf } = byId.get(path.at(-1)!)!;
      problems.push({
        file,
        line: lineOf('prerequisites', fields.prerequisites.indexOf(id)),
        field: 'prerequisites',
        message: `the terms need each other: ${circle.join(' → ')}`,
        fix: `Remove one of these prerequisites, for example "${id}" here.`,
      });
      return;
    }
    if (cleared.has(id)) return;
    for (const next of byId.get(id)?.fields.prerequisites ?? []) visit(next, [...path, id]);
    cleared.add(id);
  };
  for (const { id } of terms) visit(id, []);
  return problems;
}

/** Old ids that are still in use, or claimed by two terms. */
export function formerIds({ terms }: Content): Problem[] {
  const owner = new Map(terms.map(({ id }) => [id, id]));
  return terms.flatMap((term) =>
    term.fields.formerly.flatMap((old, k) => {
      const other = owner.get(old);
      owner.set(old, other ?? term.id);
      return other
        ? [
            {
              file: term.file,
              line: term.lineOf('formerly', k),
              field: 'formerly',
              message: `"${old}" already leads to "${other}"`,
              fix: 'An old id leads to one term only, and is not the id of another: remove it here.',
            },
          ]
        : [];
    }),
  );
}

/** What stands in an order, each with its group: two at one place would change sides from build to build. */
export function sharedPlaces({ terms, paths, about, tested, models }: Content): Problem[] {
  const groups: [string, { file: string; fields: { order: number }; lineOf: LineOf }[]][] = [
    ...[...new Set(terms.map(({ fields }) => fields.category))].map((category): [string, TermFile[]] => [
      `the category "${category}"`,
      terms.filter(({ fields }) => fields.category === category),
    ]),
    ['the paths', paths],
    ['the pages about the glossary', about],
    ['the tested sentences', tested],
    ['the models', models],
  ];
  return groups.flatMap(([group, members]) => {
    const orders = members.map(({ fields }) => fields.order);
    const free = Math.floor(Math.max(0, ...orders) / 10) * 10 + 10;
    return members.flatMap(({ file, fields, lineOf }, k): Problem[] => {
      const first = members[orders.indexOf(fields.order)];
      if (!first || first === members[k]) return [];
      const message = `${fields.order} is the place of ${first.file} in ${group} already`;
      return [{ file, line: lineOf('order'), field: 'order', message, fix: `Write another number; ${free} is free.` }];
    });
  });
}

/** A category or a letter that stands in its list twice, and letters of cells and terms that are not there. */
export function listEntries({ categories, symbols, ids }: Content): Problem[] {
  const problems: Problem[] = [];
  const twice = (file: string, name: string, known: Set<string>) => {
    if (known.has(name)) problems.push({ file, message: `"${name}" stands twice`, fix: 'Remove one of the two.' });
    known.add(name);
  };
  const [seen, written] = [new Set<string>(), new Set<string>()];
  for (const { id } of categories) twice('content/categories.yaml', id, seen);
  const places = [...ids.cell, ...ids.term];
  for (const { letter, in: cells = ['everywhere'] } of symbols) {
    for (const cell of cells) {
      twice('content/symbols.yaml', `${letter} in ${cell}`, written);
      if (cell === 'everywhere' || places.includes(cell)) continue;
      const where = 'it to src/models or content/terms';
      problems.push({ file: 'content/symbols.yaml', field: letter, ...unknown('cell or term', cell, places, where) });
    }
  }
  return problems;
}
