import { ok, type Result } from '../../model/index.ts';
import type { FormatCode } from '../format.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { cutBlock, type LanguageTag, type RawBlock } from '../raw-block.ts';
import { wordComments } from './comments.ts';
import { rowComments, type DocumentComments } from './row-comments.ts';
import { bilingualRows, type BilingualRow } from './rows.ts';

const blockOf = (
  row: BilingualRow,
  n: number,
  language: LanguageTag,
  comments: DocumentComments,
): RawBlock => {
  const { ref, source, target, state } = row;
  const told = rowComments(row, comments, language);
  const { rich } = target.text;
  return cutBlock({ kind: 'paragraph', level: 0, line: n + 1, gap: '\n' }, [
    {
      rich: source.text.rich,
      gap: '',
      ref,
      translations: [{ language, rich, state: state.state, locked: state.locked }],
      ...(told.length === 0 ? {} : { comments: told }),
    },
  ]);
};

/** Reads a bilingual table of Word: each of its rows with an original is a block of one segment. Holds the document. */
export const readBilingualDocx: NonNullable<FormatCode['read']> = (bytes, { choices, report }) => {
  let language: LanguageTag | null = null;
  function* all(): Generator<Result<RawBlock>> {
    const read = bilingualRows(joinedBytes(bytes), choices);
    if (!read.ok) {
      yield read;
      return;
    }
    const { rows, source, target, parts, others } = read.value;
    language = source;
    const comments = wordComments(parts);
    for (const [n, row] of rows.entries()) yield ok(blockOf(row, n, target, comments));
    const complex = rows.filter((row) => row.target.cell.isComplex).length;
    if (complex > 0) report?.({ code: 'bilingual-docx.complex', line: 0, detail: '', count: complex });
    if (others > 0) report?.({ code: 'left-rows', line: 0, detail: '', count: others });
  }
  return { blocks: all(), language: () => language, damage: () => ({ count: 0, places: [] }) };
};
