import type { ConceptContent, NameFacts, Term } from '../model/index.ts';

const sameTerm = (a: Term, b: Term): boolean => a.language === b.language && a.text === b.text;

const settledName = ({ kind, surname, gender, titles, romanisations }: NameFacts): NameFacts => ({
  kind,
  surname: surname.trim(),
  gender,
  titles: titles
    .map(({ original, translation }) => ({ original: original.trim(), translation: translation.trim() }))
    .filter(
      ({ original }, n, all) => original !== '' && all.findIndex((one) => one.original === original) === n,
    ),
  romanisations: {
    pinyin: romanisations.pinyin.trim(),
    pinyinTones: romanisations.pinyinTones.trim(),
    wadeGiles: romanisations.wadeGiles.trim(),
    jyutping: romanisations.jyutping.trim(),
  },
});

/**
 * A concept as it is stored: white space at the ends of its texts left off, empty terms and repeated ones too (of those the first stays).
 * Null where it has no term then.
 */
export const settledContent = (content: ConceptContent): ConceptContent | null => {
  const written = content.terms
    .map((term) => ({ ...term, text: term.text.trim() }))
    .filter(({ text }) => text !== '');
  const terms = written.filter((term, n) => written.findIndex((other) => sameTerm(term, other)) === n);
  if (terms.length === 0) return null;
  const { partOfSpeech, domain, note, source, picture = '', name } = content;
  return {
    terms,
    partOfSpeech,
    domain: domain.trim(),
    note: note.trim(),
    source: source.trim(),
    ...(picture.trim() === '' ? {} : { picture: picture.trim() }),
    ...(name === undefined ? {} : { name: settledName(name) }),
  };
};
