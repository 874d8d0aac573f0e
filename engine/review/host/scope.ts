import type { z } from 'zod';
import type { ReviewSize, reviewScope } from '#api/review.ts';
import {
  fail,
  isUnspaced,
  ok,
  type Column,
  type Result,
  type Row,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import type { PackableRow, ReviewScope } from '#core/review/package.ts';
import { sampleRows } from '#core/review/sample.ts';
import { countText } from '#core/text/count.ts';
import { shownColumns } from '../../project/columns.ts';
import { languageOf, type OpenProject } from '../../project/open-project.ts';
import { textRowsOf } from '../../project/rows.ts';

/** Rows read at a time. */
const page = 2000;

/** Texts that are as they were written: what nobody wrote is not for others to review. */
const soundCells = (cells: Row['cells']): Row['cells'] =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell?.damaged !== true));

/** Every row of the project as it is now, in reading order. */
export const packableRows = (project: OpenProject): readonly PackableRow[] => {
  const rows: PackableRow[] = [];
  for (let from = 1; from <= project.order.size(); from += page) {
    for (const { segment, row, block, opensBlock, cells } of textRowsOf(
      project,
      project.order.slice(from, page),
    ))
      rows.push({ segment, row, block, opensBlock, cells: soundCells(cells) });
  }
  return rows;
};

export type AskedScope = z.output<typeof reviewScope>;

export type Chosen = { readonly segments: ReadonlySet<SegmentId>; readonly scope: ReviewScope };

const countOriginal = (project: OpenProject, { segment, cells }: PackableRow) =>
  countText(cells.source?.text ?? '', languageOf(project, segment, 'source'));

const drawn = (
  project: OpenProject,
  rows: readonly PackableRow[],
  characters: number,
  seed: string,
): Chosen => ({
  segments: new Set(
    sampleRows(
      rows.map((row) => ({ segment: row.segment, characters: countOriginal(project, row).characters })),
      characters,
      seed,
    ).map(({ segment }) => segment),
  ),
  scope: { is: 'sample', characters, seed },
});

const chosenOf = (project: OpenProject, rows: readonly PackableRow[], asked: AskedScope): Chosen => {
  if (asked.is === 'sample') {
    return drawn(project, rows, asked.characters, asked.seed ?? crypto.randomUUID().slice(0, 8));
  }
  const where = (test: (row: PackableRow) => boolean): ReadonlySet<SegmentId> =>
    new Set(rows.filter(test).map(({ segment }) => segment));
  if (asked.is === 'all') return { segments: where(() => true), scope: asked };
  if (asked.is === 'rows') {
    const [from, to] = [Math.min(asked.from, asked.to), Math.max(asked.from, asked.to)];
    return { segments: where(({ row }) => row >= from && row <= to), scope: { is: 'rows', from, to } };
  }
  const wanted = new Set(asked.segments);
  return {
    segments: where(({ segment }) => wanted.has(segment)),
    scope: { is: 'filter', filter: asked.filter },
  };
};

/** The rows a scope means, of those that have any of the texts. Failure: review.nothing-in-scope. */
export const chooseRows = (
  project: OpenProject,
  rows: readonly PackableRow[],
  asked: AskedScope,
  sides: readonly Side[],
): Result<Chosen> => {
  const reviewable = rows.filter(({ cells }) => sides.some((side) => cells[side] !== undefined));
  const chosen = chosenOf(project, reviewable, asked);
  return chosen.segments.size === 0 ? fail('review.nothing-in-scope') : ok(chosen);
};

/** The column whose words are counted: the first of the reviewed ones, or else of all, in a language of words. */
const countedColumn = (project: OpenProject, sides: readonly Side[]): Column | null => {
  const inWords = shownColumns(project).filter(
    ({ role, language }) => role === 'translation' && !isUnspaced(language),
  );
  return inWords.find(({ id }) => sides.includes(id)) ?? inWords[0] ?? null;
};

/** How much a scope holds: rows, characters and words of their originals, words of a translation into English or the like. Failure: review.nothing-in-scope. */
export const measureScope = (
  project: OpenProject,
  asked: AskedScope,
  sides: readonly Side[],
): Result<ReviewSize> => {
  const rows = packableRows(project);
  const chosen = chooseRows(project, rows, asked, sides);
  if (!chosen.ok) return chosen;
  const among = rows.filter(({ segment }) => chosen.value.segments.has(segment));
  const counted = countedColumn(project, sides);
  const wordsIn = ({ cells }: PackableRow): number =>
    counted === null ? 0 : countText(cells[counted.id]?.text ?? '', counted.language).words;
  return ok({
    rows: among.length,
    characters: among.reduce((sum, row) => sum + countOriginal(project, row).characters, 0),
    sourceWords: among.reduce((sum, row) => sum + countOriginal(project, row).words, 0),
    words: among.reduce((sum, row) => sum + wordsIn(row), 0),
  });
};
