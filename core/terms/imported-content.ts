import {
  canonicalLanguage,
  longestConceptText,
  longestTerm,
  mostTerms,
  mostTitles,
  type ConceptContent,
  type NameFacts,
} from '../model/index.ts';
import { settledContent } from './settled-content.ts';

const languageOf = (tag: string): string => (canonicalLanguage(tag) === tag ? tag : 'und');

const wellFormedName = (name: NameFacts): NameFacts => ({
  ...name,
  surname: name.surname.toWellFormed(),
  titles: name.titles.map(({ original, translation }) => ({
    original: original.toWellFormed(),
    translation: translation.toWellFormed(),
  })),
  romanisations: {
    pinyin: name.romanisations.pinyin.toWellFormed(),
    pinyinTones: name.romanisations.pinyinTones.toWellFormed(),
    wadeGiles: name.romanisations.wadeGiles.toWellFormed(),
    jyutping: name.romanisations.jyutping.toWellFormed(),
  },
});

const isLongName = ({ surname, titles, romanisations }: NameFacts): boolean =>
  titles.length > mostTitles ||
  [
    surname,
    ...titles.flatMap(({ original, translation }) => [original, translation]),
    ...Object.values(romanisations),
  ].some((text) => text.length > longestTerm);

/**
 * A concept of a file as a termbase can hold it; a language that is none becomes `und`. Null where it has no term, or more than a concept
 * may hold.
 */
export const importedContent = (content: ConceptContent): ConceptContent | null => {
  const { terms, partOfSpeech, picture = '', name } = content;
  const [domain, note, source] = [content.domain, content.note, content.source].map((text) =>
    text.toWellFormed(),
  ) as [string, string, string];
  const settled = settledContent({
    terms: terms.map(({ language, text, status }) => ({
      language: languageOf(language),
      text: text.toWellFormed(),
      status,
    })),
    partOfSpeech,
    domain,
    note,
    source,
    picture: picture.toWellFormed(),
    ...(name === undefined ? {} : { name: wellFormedName(name) }),
  });
  if (settled === null || settled.terms.length > mostTerms) return null;
  const isLong =
    settled.terms.some(({ text }) => text.length > longestTerm) ||
    [settled.domain, settled.note, settled.source, settled.picture ?? ''].some(
      (text) => text.length > longestConceptText,
    ) ||
    (settled.name !== undefined && isLongName(settled.name));
  return isLong ? null : settled;
};
