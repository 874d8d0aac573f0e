import * as fc from 'fast-check';
import type { RowFact } from '#core/review/docx/matched.ts';
import { deleted, inCell, inserted, run, trackedRow, type RowXml } from './word-edits.ts';

/** What people do to a document. Numbers choose rows among those there are. */
export const operations = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('edit' as const), at: fc.nat(20), tracked: fc.boolean() }),
    fc.record({ do: fc.constant('delete' as const), at: fc.nat(20), tracked: fc.boolean() }),
    fc.record({ do: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
    fc.record({ do: fc.constant('copy' as const), at: fc.nat(20), to: fc.nat(20), marked: fc.boolean() }),
    fc.record({ do: fc.constant('add' as const), at: fc.nat(20) }),
    fc.record({
      do: fc.constant('damage' as const),
      at: fc.nat(20),
      marked: fc.boolean(),
      blank: fc.boolean(),
    }),
    fc.record({ do: fc.constant('original' as const), at: fc.nat(20) }),
    fc.record({ do: fc.constant('remark' as const), at: fc.nat(20) }),
  ),
  { maxLength: 12 },
);
type Operation = typeof operations extends fc.Arbitrary<(infer T)[]> ? T : never;

/** A row as it should be found. `of` is its number, null for a new one. */
export type Model = {
  readonly xml: RowXml;
  readonly of: number | null;
  readonly text: string;
  /** The text before changes with tracking on: what is shown of a row that was taken out. */
  readonly before: string;
  readonly original: string;
  readonly id: 'whole' | 'damaged' | 'blank';
  readonly isMarked: boolean;
  readonly isTakenOut: boolean;
  readonly isOriginalEdited: boolean;
  readonly hasRemark: boolean;
};

const noMarks = (row: RowXml): RowXml => ({
  ...row,
  cells: row.cells.map((xml) => xml.replaceAll(/<w:bookmark[^>]*>/g, '')),
});

const blankRow: RowXml = {
  start: '<w:tr>',
  cells: ['', '', '', ''].map(() => '<w:tc><w:p><w:pPr></w:pPr></w:p></w:tc>'),
};

/** The rows after one operation; every text that is typed is another. */
export const operate = (rows: readonly Model[], operation: Operation, step: number): readonly Model[] => {
  const at = rows.length === 0 ? 0 : operation.at % rows.length;
  const row = rows[at];
  const typed = `typed ${step}`;
  if (operation.do === 'add') {
    const xml = inCell(blankRow, 2, () => run(typed));
    const added = { of: null, original: '', id: 'blank' as const, isMarked: false, isTakenOut: false };
    return rows.toSpliced(at, 0, {
      ...added,
      xml,
      text: typed,
      before: typed,
      isOriginalEdited: false,
      hasRemark: false,
    });
  }
  if (row === undefined || row.isTakenOut) return rows;
  const put = (now: Partial<Model>): readonly Model[] => rows.with(at, { ...row, ...now });
  switch (operation.do) {
    case 'edit': {
      if (!operation.tracked)
        return put({ xml: inCell(row.xml, 2, () => run(typed)), text: typed, before: typed });
      const old = row.before === '' ? '' : deleted(run(row.before));
      return put({ xml: inCell(row.xml, 2, () => old + inserted(run(typed))), text: typed });
    }
    case 'delete':
      return operation.tracked
        ? put({ xml: trackedRow(row.xml, 'del'), isTakenOut: true })
        : rows.toSpliced(at, 1);
    case 'move':
      return rows.toSpliced(at, 1).toSpliced(operation.to % rows.length, 0, row);
    case 'copy': {
      const copy = operation.marked ? row : { ...row, xml: noMarks(row.xml), isMarked: false };
      return rows.toSpliced(operation.to % rows.length, 0, copy);
    }
    case 'damage': {
      const whole = row.of === null || row.id !== 'whole' ? row.id : operation.blank ? 'blank' : 'damaged';
      if (whole === row.id) return rows;
      const xml = inCell(row.xml, 0, (old) =>
        old.replace(/<w:r>.*<\/w:r>/s, operation.blank ? '' : run('no. ?')),
      );
      return put({
        xml: operation.marked ? xml : noMarks(xml),
        id: whole,
        isMarked: row.isMarked && operation.marked,
      });
    }
    case 'original':
      return put({
        xml: inCell(row.xml, 1, () => run(typed)),
        original: typed,
        isOriginalEdited: row.of !== null,
      });
    case 'remark':
    default:
      return put({ xml: inCell(row.xml, 3, () => run(typed)), hasRemark: true });
  }
};

/** The copies of a row that can be told to be it. */
export const tellable = (copies: readonly Model[]): readonly Model[] => {
  const whole = copies.filter(({ id }) => id === 'whole');
  if (whole.length > 0) return whole;
  const marked = copies.filter(({ isMarked }) => isMarked);
  if (marked.length === 1) return marked;
  const original = copies.filter(({ isOriginalEdited }) => !isOriginalEdited);
  return original.length === 1 ? original : [];
};

export const expectedFacts = (told: readonly Model[], frozen: string): readonly RowFact[] => {
  const live = told.filter(({ isTakenOut }) => !isTakenOut);
  const [only] = live;
  const isOne = live.length === 1 && only !== undefined;
  const facts: [RowFact, boolean][] = [
    ['unchanged', isOne && only.text === frozen],
    ['edited', isOne && only.text !== frozen],
    ['deleted', live.length === 0],
    ['duplicated', live.length > 1],
    ['commented', (live.length > 0 ? live : told).some(({ hasRemark }) => hasRemark)],
    ['original-edited', live.some(({ isOriginalEdited }) => isOriginalEdited)],
    ['id-damaged', live.some(({ id }) => id !== 'whole')],
  ];
  return facts.filter(([, is]) => is).map(([fact]) => fact);
};
