import type { RowTerm, TermChoice } from '#api/terms.ts';
import {
  chineseScript,
  columnsOfDocument,
  isChinese,
  originalSide,
  type Concept,
  type Language,
  type NameTitle,
  type Result,
  type SegmentId,
  ok,
} from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { surnameIn } from '#core/terms/names/spellings.ts';
import { termsIn } from '#core/terms/wanted-terms.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { segmentFor } from '../project/address.ts';
import { converterFor } from '../project/conversion.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termsAtHand, termsInOriginal } from '../project/terms.ts';
import { termbaseNumbered } from '../project/termbases/attached.ts';
import { findCell } from '../store/cells-repository.ts';

/** A concept's terms for a column: those in its script, or else those in the other one, converted. */
const choicesFor = (project: OpenProject, concept: Concept, language: Language): readonly TermChoice[] => {
  const script = chineseScript(language);
  const all = termsIn(concept, language);
  const own = all.filter((term) => chineseScript(term.language) === script);
  const forbidden = own.filter(({ status }) => status === 'forbidden');
  const usable = own.filter(({ status }) => status !== 'forbidden');
  if (usable.length > 0) return [...usable, ...forbidden].map(({ text, status }) => ({ text, status }));
  const converted = all
    .filter(({ status, language: from }) => status !== 'forbidden' && chineseScript(from) !== script)
    .map((term): TermChoice => {
      const convert = converterFor(project.settings, term.language, language, null);
      return { text: convert(term.text), status: term.status, converted: true };
    });
  return [...converted, ...forbidden.map(({ text, status }) => ({ text, status }))];
};

/** A form of address for a column: the translation of the title before the family name as the best spelling has it. */
const addressFor = (
  concept: Concept,
  title: NameTitle | undefined,
  language: Language,
): readonly TermChoice[] => {
  if (title === undefined || title.translation === '' || isChinese(language)) return [];
  const surname = surnameIn(concept, language);
  if (surname === null) return [];
  return [{ text: `${title.translation} ${surname}`, status: 'preferred', address: true }];
};

const nameOfTermbase = (project: OpenProject, { id }: Concept): string | null => {
  const number = termbaseOf(id);
  return number === ownTermbase ? null : (termbaseNumbered(project, number)?.file.name ?? null);
};

/** What an entry says for a row: one of a later termbase that says the same of the same words need not be shown. */
const saidFor = ({ text, ranges, columns }: RowTerm): string =>
  JSON.stringify([
    text,
    ranges,
    columns.map(({ side, terms }) => [side, terms.map(({ text: words, status }) => [words, status])]),
  ]);

const withoutRepeats = (found: readonly RowTerm[]): readonly RowTerm[] => {
  const said = new Set<string>();
  return found.filter((term) => {
    const key = saidFor(term);
    const repeats = term.termbase !== null && said.has(key);
    said.add(key);
    return !repeats;
  });
};

/**
 * The concepts that are named in the original of a row, in the order of the text; of the same words first those of the project, then those of its shared termbases in
 * their order. None while the termbases are being read, after which windows are told. Failure: segment.unknown.
 */
export const termsInRow = (project: OpenProject, segment: SegmentId): Result<readonly RowTerm[]> => {
  const found = segmentFor(project, segment);
  if (!found.ok) return found;
  const { document } = found.value;
  const cell = findCell(project.handle, segment, originalSide);
  const index = termsAtHand(project);
  if (index === null || cell === null || cell.damaged === true) return ok([]);
  const columns = columnsOfDocument(project.settings.columns, document.language, document.targets);
  const all = termsInOriginal(project, index, { document: document.id, segment, text: cell.text });
  const byConcept = Map.groupBy(all, ({ concept }) => concept);
  return ok(
    withoutRepeats(
      [...byConcept].flatMap(([id, matches]): readonly RowTerm[] => {
        const concept = index.get(id);
        // In full where it is named in full somewhere.
        const first = matches.find(({ form }) => form === undefined) ?? matches[0];
        if (concept === null || first === undefined) return [];
        return [
          {
            concept,
            termbase: nameOfTermbase(project, concept),
            text: first.term.text,
            ranges: matches.map(({ start, end }) => ({ start, end })),
            inside: matches.every(({ inside }) => inside),
            ...(first.form === undefined
              ? {}
              : { called: sliceCodePoints(cell.text, first.start, first.end) }),
            columns: columns
              .filter(({ role }) => role === 'translation')
              .map(({ id: side, language }) => ({
                side,
                language,
                terms: [
                  ...addressFor(concept, first.title, language),
                  ...choicesFor(project, concept, language),
                ],
              })),
          },
        ];
      }),
    ),
  );
};
