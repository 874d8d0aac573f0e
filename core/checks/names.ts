import { isChinese, type Concept } from '#core/model/index.ts';
import type { TermMatch } from '#core/terms/index.ts';
import { findSpellings, type Spelling } from '#core/terms/names/spellings.ts';
import { usableTerms } from '#core/terms/wanted-terms.ts';
import type { Check, CheckedRow, CheckedText, Found, KnownTerms } from './check.ts';
import { pronounsIn } from './pronouns.ts';

type Code = 'spelling' | 'mixed' | 'pronoun';

/** The names in an original, each once. */
const namesIn = (terms: KnownTerms, original: CheckedText): readonly Concept[] => {
  const found = new Map<number, Concept>();
  for (const { concept: id } of terms.find(original.rich.text, original.language)) {
    const concept = terms.get(id);
    if (concept?.name !== undefined) found.set(id, concept);
  }
  return [...found.values()];
};

const isForbidden = ({ range }: Spelling, used: readonly TermMatch[]): boolean =>
  used.some(({ term, start, end }) => term.status === 'forbidden' && start < range.end && range.start < end);

const spellingsIn = (
  { rich, language }: CheckedText,
  terms: KnownTerms,
  names: readonly Concept[],
): readonly Found<Code>[] => {
  const used = terms.find(rich.text, language);
  return names.flatMap((concept): readonly Found<Code>[] => {
    const [wanted] = usableTerms(concept, language);
    if (wanted === undefined) return [];
    const spelt = findSpellings(concept, language, rich.text).filter((one) => !isForbidden(one, used));
    const strange = spelt
      .filter(({ exact }) => !exact)
      .map(({ range, text, like }): Found<Code> => {
        const right = like ?? wanted.text;
        const replacement = text === text.toUpperCase() ? right.toUpperCase() : right;
        return { code: 'spelling', words: text, range, params: { used: text, wanted: right }, replacement };
      });
    const exact = spelt.filter((one) => one.exact);
    const [first] = exact;
    const other = exact.filter(({ like }) => like !== first?.like);
    const mixed = other.map(({ range, text }): Found<Code> => ({
      code: 'mixed',
      words: text,
      range,
      params: { used: text, other: first?.text ?? '' },
    }));
    return [...strange, ...mixed];
  });
};

const run = (text: CheckedText, row: CheckedRow): readonly Found<Code>[] => {
  const { terms, texts } = row;
  const original = texts.find(({ side }) => side === 'source');
  if (terms === undefined || original === undefined || text.rich.text === '') return [];
  if (isChinese(text.language)) return [];
  const names = namesIn(terms, original);
  const spelt = names.length === 0 ? [] : spellingsIn(text, terms, names);
  const pronouns = pronounsIn(text, original, row).map(({ range, words, name }): Found<Code> => ({
    code: 'pronoun',
    words,
    range,
    params: { used: words, name },
  }));
  return [...spelt, ...pronouns].toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
};

/**
 * Names in a translation that are spelled as no term of the termbase is (another romanisation, other hyphens or spaces), two accepted
 * spellings in one text, and pronouns that do not fit the gender of the person they clearly stand for. Only of names that the original has.
 */
export const names: Check<Code> = {
  id: 'names',
  concerns: 'translations',
  codes: { spelling: 'warning', mixed: 'info', pronoun: 'info' },
  run,
};
