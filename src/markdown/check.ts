/** Checks all content at once: what is unknown, ambiguous, circular, missing or not text. Pure; says every fix. */
import { checkAsOf } from './as-of.ts';
import { checkCitations, checkModelPlaces, checkSources } from './check-citations.ts';
import { checkDates } from './check-dates.ts';
import { checkDefinition } from './check-definition.ts';
import { checkFiller } from './check-filler.ts';
import { checkGenerality } from './check-generality.ts';
import { checkGlance } from './check-glance.ts';
import { unknown } from './check-links.ts';
import { checkLost } from './check-lost.ts';
import { checkMarks, checkUnverified } from './check-marks.ts';
import { circles, formerIds, listEntries, sharedNames, sharedPlaces } from './check-names.ts';
import { checkLevels, checkSections } from './check-sections.ts';
import { checkSizes } from './check-sizes.ts';
import { checkSpelling } from './check-spelling.ts';
import { checkText } from './check-text.ts';
import { shownTwice, uncited, unknownSources, unknownTries, unused } from './check-uses.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import type { Content, PageFile, TermFile } from './content.ts';
import { checkModels } from './models.ts';
import { checkPaths } from './paths.ts';
import type { Problem } from './problem.ts';
import { checkRepeated } from './repeated.ts';
import { checkSenses } from './senses.ts';
import { checkTimeline } from './timeline.ts';

/** What the check knows besides the content. */
export interface Circumstances {
  /** The day of the check, 2026-11-27; without it no date is too late. */
  today?: string;
}

/** Every problem of the content, by file and line; an empty list means the site may be built. */
export function checkContent(content: Content, { today }: Circumstances = {}): Problem[] {
  const pages = [...content.pages, ...content.drafts];
  const isAbout = ({ file }: PageFile) => file.startsWith('content/about/');
  const problems = [
    ...content.problems,
    ...content.terms.flatMap((term) => checkTerm(term, content)),
    ...pages.flatMap((page) => [
      ...checkText(page, content),
      ...checkLost(page),
      ...checkCitations(page, content),
      ...shownTwice(page),
    ]),
    ...pages.filter(isAbout).flatMap(checkLevels),
    ...pages.filter((page) => !isAbout(page)).flatMap((page) => checkMarks(page, content)),
    ...pages.flatMap((page) => checkGenerality(page, content)),
    ...unknownSources(content),
    ...unknownTries(content),
    ...uncited(content),
    ...unused(content),
    ...sharedNames(content),
    ...sharedPlaces(content),
    ...listEntries(content),
    ...circles(content),
    ...formerIds(content),
    ...checkSources(content),
    ...checkFiller(content),
    ...checkSpelling(content),
    ...checkVocabulary(content),
    ...checkPaths(content),
    ...checkRepeated(content),
    ...checkSenses(content),
    ...checkModels(content),
    ...checkTimeline(content),
    ...checkModelPlaces(content),
    ...checkSizes(content),
    ...checkUnverified(content),
    ...(today ? checkDates(content, today) : []),
  ];
  return problems.sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

function checkTerm(term: TermFile, content: Content): Problem[] {
  const { file, fields, lineOf, definition } = term;
  const problems: Problem[] = [];
  for (const field of ['prerequisites', 'related'] as const) {
    fields[field].forEach((id, k) => {
      const place = { file, line: lineOf(field, k), field };
      if (id === term.id) problems.push({ ...place, message: 'names the term itself', fix: `Remove "${id}".` });
      else if (!content.ids.term.includes(id)) {
        problems.push({
          ...place,
          ...unknown('term', id, content.ids.term, `content/terms/${id}.mdx (npm run new term ${id})`),
        });
      }
    });
  }
  const categories = content.categories.map(({ id }) => id);
  if (!categories.includes(fields.category)) {
    const place = { file, line: lineOf('category'), field: 'category' };
    problems.push({ ...place, ...unknown('category', fields.category, categories, 'it to content/categories.yaml') });
  }
  if (!definition) {
    if (!term.tree.children?.length) return problems;
    const fix = 'Remove the text, or set "status: written" and fill every section.';
    return [...problems, { file, line: term.bodyLine, message: 'a planned term has front matter only', fix }];
  }
  const field = { name: 'definition', line: lineOf('definition') };
  const defined = { file, tree: definition, bodyLine: term.bodyLine };
  return [
    ...problems,
    ...checkDefinition(term, definition),
    ...checkText(defined, content, field),
    ...checkLost(defined, field),
    ...checkCitations(defined, content, field),
    ...checkMarks(defined, content, field),
    ...checkGenerality(defined, content, field),
    ...checkText(term, content),
    ...checkLost(term),
    ...checkCitations(term, content),
    ...checkMarks(term, content),
    ...checkGenerality(term, content),
    ...checkSections(term),
    ...checkGlance(term),
    ...checkLevels(term),
    ...checkAsOf(term),
    ...shownTwice(term),
  ];
}
