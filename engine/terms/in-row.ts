import type { RowTerm, TermChoice } from '#api/terms.ts';
import {
  chineseScript,
  columnsOfDocument,
  originalSide,
  type Concept,
  type Language,
  type Result,
  type SegmentId,
  ok,
} from '#core/model/index.ts';
import { termsIn } from '#core/terms/wanted-terms.ts';
import { segmentFor } from '../project/address.ts';
import { converterFor } from '../project/conversion.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termIndexOf } from '../project/terms.ts';
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

/** The concepts that are named in the original of a row, in the order of the text. Failure: segment.unknown. */
export const termsInRow = (project: OpenProject, segment: SegmentId): Result<readonly RowTerm[]> => {
  const found = segmentFor(project, segment);
  if (!found.ok) return found;
  const { document } = found.value;
  const cell = findCell(project.handle, segment, originalSide);
  const index = termIndexOf(project);
  if (cell === null || cell.damaged === true) return ok([]);
  const columns = columnsOfDocument(project.settings.columns, document.language, document.targets);
  const byConcept = Map.groupBy(index.find(cell.text, document.language), ({ concept }) => concept);
  return ok(
    [...byConcept].flatMap(([id, matches]): readonly RowTerm[] => {
      const concept = index.get(id);
      const [first] = matches;
      if (concept === null || first === undefined) return [];
      return [
        {
          concept,
          text: first.term.text,
          ranges: matches.map(({ start, end }) => ({ start, end })),
          inside: matches.every(({ inside }) => inside),
          columns: columns
            .filter(({ role }) => role === 'translation')
            .map(({ id: side, language }) => ({
              side,
              language,
              terms: choicesFor(project, concept, language),
            })),
        },
      ];
    }),
  );
};
