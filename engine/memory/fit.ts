import type { MatchText, MemoryMatch } from '#api/memory.ts';
import { adapterFor, adaptTags, type Place, type TermSource } from '#core/memory/adapt/index.ts';
import {
  chineseScript,
  isChinese,
  type Concept,
  type ConceptId,
  type Language,
  type RichText,
} from '#core/model/index.ts';
import { exchangeTerm, type Established } from '#core/terms/exchange.ts';
import { termsIn } from '#core/terms/wanted-terms.ts';
import type { TermsRead } from '#core/terms/index.ts';
import { ascendingOffsets } from '#core/text/codepoints.ts';
import { converterFor } from '../project/conversion.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termsAtHand } from '../project/terms.ts';

/** A match with the original it is of: what its translations are fitted by. */
export type UnfittedMatch = {
  readonly match: MemoryMatch;
  readonly theirs: RichText & { readonly language: Language };
};

/** The one translation of a concept in a language, of Chinese in its script, converted where there is none; null where there is none or several. */
const establishedIn = (project: OpenProject, concept: Concept, language: Language): Established | null => {
  const usable = termsIn(concept, language).filter(({ status }) => status !== 'forbidden');
  if (!isChinese(language)) {
    const [only, ...others] = usable;
    return only === undefined || others.length > 0 ? null : { concept, text: only.text };
  }
  const script = chineseScript(language);
  const own = usable.filter((term) => chineseScript(term.language) === script);
  const [only, ...others] = own.length > 0 ? own : usable;
  if (only === undefined || others.length > 0) return null;
  const text =
    own.length > 0 ? only.text : converterFor(project.settings, only.language, language, null)(only.text);
  return { concept, text };
};

const termPlace = (
  at: (codePoint: number) => number,
  match: ReturnType<TermsRead['find']>[number],
): Place => ({
  start: at(match.start),
  end: at(match.end),
  value: { kind: 'term', concept: match.concept },
  key: String(match.concept),
  shape: 'term',
  says: () => false,
  follow: () => null,
});

const termSource = (project: OpenProject, from: Language, to: Language): TermSource | null => {
  // While a large termbase is being read nothing is exchanged: a look-up does not wait for it.
  const index = termsAtHand(project);
  if (index === null || index.size() === 0) return null;
  const established = (concept: number): Established | null => {
    const found = index.get(concept as ConceptId);
    return found === null ? null : establishedIn(project, found, to);
  };
  return {
    inOriginal: (text) => {
      const at = ascendingOffsets(text);
      return index
        .find(text, from)
        .filter(({ inside, form }) => !inside && form === undefined)
        .map((match) => termPlace(at, match));
    },
    exchange: (text, old, next) => {
      if (old.kind !== 'term' || next.kind !== 'term') return null;
      const [was, is] = [established(old.concept), established(next.concept)];
      if (was === null || is === null) return null;
      const edits = exchangeTerm(index, was, is, { text, language: to });
      if (edits === null) return null;
      const at = ascendingOffsets(text);
      return edits.map(({ start, end, insert }) => ({ start: at(start), end: at(end), insert }));
    },
  };
};

/**
 * Makes the translations of matches fit the original of a row: with its tags, and, where that is safe, with the numbers, dates, codes and terms that it has in place of theirs. For a
 * handful of matches: what the row's original says is found once.
 */
export const fitterFor = (
  project: OpenProject,
  original: RichText,
): ((unfitted: UnfittedMatch) => MemoryMatch) => {
  const adapt = adapterFor(original.text);
  const sources = new Map<string, TermSource | null>();
  const sourceFor = (from: Language, to: Language): TermSource | null => {
    const known = sources.get(`${from} ${to}`);
    if (known !== undefined) return known;
    const made = termSource(project, from, to);
    sources.set(`${from} ${to}`, made);
    return made;
  };
  const fitted = (text: MatchText, theirs: UnfittedMatch['theirs']): MatchText => {
    const { tags, added, removed } = adaptTags(text, theirs, original);
    const fitting = { text: text.text, tags };
    const changed =
      theirs.text === original.text
        ? null
        : adapt(theirs.text, fitting, sourceFor(theirs.language, text.language));
    return {
      ...text,
      ...(changed?.rich ?? fitting),
      adapted: changed?.adapted ?? [],
      tagsAdded: added,
      tagsRemoved: removed,
    };
  };
  return ({ match, theirs }) => ({ ...match, texts: match.texts.map((text) => fitted(text, theirs)) });
};
