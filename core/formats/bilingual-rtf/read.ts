import { fail, ok, type Result } from '../../model/index.ts';
import { commentIds } from '../bilingual-docx/comments.ts';
import { rowComments } from '../bilingual-docx/row-comments.ts';
import type { BilingualRow } from '../bilingual-docx/rows.ts';
import type { FormatCode } from '../format.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { cutBlock, type LanguageTag, type RawBlock } from '../raw-block.ts';
import { bilingualRtfRows, type BilingualRtf } from './rows.ts';

const blockOf = (row: BilingualRow, n: number, document: BilingualRtf): RawBlock => {
  const { ref, source, target, state } = row;
  const told = rowComments(row, document.comments, document.target);
  return cutBlock({ kind: 'paragraph', level: 0, line: n + 1, gap: '\n' }, [
    {
      rich: source.text.rich,
      gap: '',
      ref,
      translations: [
        {
          language: document.target,
          rich: target.text.rich,
          state: state.state,
          locked: state.locked,
        },
      ],
      ...(told.length === 0 ? {} : { comments: told }),
    },
  ]);
};

const noRuns: BilingualRow['source']['text']['runs'] = new Map();

/** A cell without its runs, which only a writer needs; the marks of its comments are asked for by a reader too. */
const withoutRuns = ({ cell, text }: BilingualRow['source']): BilingualRow['source'] => ({
  cell: commentIds(cell).length > 0 ? cell : { paragraphs: [], isComplex: cell.isComplex },
  text: { rich: text.rich, runs: noRuns },
});

/** What is read of a row. */
const readRow = (row: BilingualRow): BilingualRow => ({
  ...row,
  source: withoutRuns(row.source),
  target: withoutRuns(row.target),
  stated: null,
});

/** Bytes of a file: its groups and cells are held with it, which takes several times as much. Tables of 10,000 rows are about 10 MB. */
export const largestRtf = 32 * 1024 * 1024;

/** Reads a bilingual table in Rich Text Format: each of its rows with an original is a block of one segment. Holds the file. Failure: file.too-large. */
export const readBilingualRtf: NonNullable<FormatCode['read']> = (
  bytes,
  { choices, report, isBeginning = false },
) => {
  let language: LanguageTag | null = null;
  function* all(): Generator<Result<RawBlock>> {
    const whole = joinedBytes(bytes);
    if (whole.length > largestRtf) {
      yield fail('file.too-large', { limit: largestRtf });
      return;
    }
    const read = bilingualRtfRows(whole, choices, isBeginning, readRow);
    if (!read.ok) {
      // A beginning may end before the table does begin.
      if (!isBeginning) yield read;
      return;
    }
    const { rows, source, others } = read.value;
    language = source;
    for (const [n, row] of rows.entries()) yield ok(blockOf(row, n, read.value));
    const complex = rows.filter((row) => row.target.cell.isComplex).length;
    if (complex > 0) report?.({ code: 'bilingual-rtf.complex', line: 0, detail: '', count: complex });
    if (others > 0) report?.({ code: 'left-rows', line: 0, detail: '', count: others });
  }
  return { blocks: all(), language: () => language, damage: () => ({ count: 0, places: [] }) };
};
