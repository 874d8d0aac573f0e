import { ok, plain, type Result, type RichText } from '../../model/index.ts';
import { partBytes } from '../../ooxml/package.ts';
import { packageFailure } from '../../package/failures.ts';
import { repack } from '../../package/repack.ts';
import { xmlEncoding } from '../../xml/decode.ts';
import type { ExportSource } from '../export-source.ts';
import type { FillFinding, WriteDocument } from '../format.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { symbolWriter } from '../symbols.ts';
import { addedComments, type AddedParts } from './added-comments.ts';
import { changedRows } from './changed-rows.ts';
import { wordComments } from './comments.ts';
import type { RowComment } from './row-comments.ts';
import { bilingualRows, documentPart, type BilingualDocument, type BilingualRow } from './rows.ts';
import type { TableCell } from './tables.ts';
import { cellSource } from './write-cell.ts';

type Plan = {
  readonly bytes: Uint8Array;
  readonly document: BilingualDocument;
  readonly edits: readonly SourceEdit[];
  readonly comments: AddedParts | null;
  readonly rows: number;
};

/** Where the paragraphs of a cell stand: all of its content but its properties. */
const contentOf = ({ paragraphs }: TableCell): { from: number; to: number } | null => {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.at.from, to: last.at.to };
};

/** The prefix of WordprocessingML where an element stands. */
const prefixAt = (text: string, from: number): string =>
  /^<([\w.-]+:)?p\b/.exec(text.slice(from, from + 80))?.[1] ?? '';

/** Paragraphs of a cell with marks behind their last words. */
const marked = (paragraphs: string, marks: string): string => {
  const end = /<\/(?:[\w.-]+:)?p\s*>\s*$/.exec(paragraphs);
  if (end !== null) return paragraphs.slice(0, end.index) + marks + paragraphs.slice(end.index);
  return paragraphs.replace(
    /<((?:[\w.-]+:)?p)((?:\s[^<>]*?)?)\/>\s*$/,
    (_, name: string, rest: string) => `<${name}${rest}>${marks}</${name}>`,
  );
};

const codes = { locked: 'bilingual-docx.locked', kept: 'bilingual-docx.kept' } as const;

const plan = (
  source: ExportSource,
  visible: (text: string) => string,
  find: (finding: FillFinding) => void,
): Result<Plan | null> => {
  const commentsIn = ({ parts }: BilingualDocument) => wordComments(parts);
  const changed = changedRows(codes, source, bilingualRows, find, commentsIn);
  if (!changed.ok || changed.value === null) return changed.ok ? ok(null) : changed;
  const { bytes, document, changes, count } = changed.value;
  const { text: whole, parts } = document;
  const rules = { source: whole, visible };
  const added = addedComments(parts, whole, visible);
  const edit = (
    rich: RichText | null,
    own: BilingualRow['target'],
    original: BilingualRow['source'],
    comments: readonly RowComment[] = [],
  ): readonly SourceEdit[] => {
    const at = contentOf(own.cell);
    if (at === null || (rich === null && comments.length === 0)) return [];
    const text = rich === null ? whole.slice(at.from, at.to) : cellSource(rich, own, original, rules);
    const prefix = prefixAt(whole, at.from);
    const marks = comments.map((comment) => added.mark(comment, prefix)).join('');
    return [{ ...at, text: marks === '' ? text : marked(text, marks) }];
  };
  const edits = changes.flatMap(({ row, rich, stateWord, comments }): readonly SourceEdit[] => {
    const [ours, theirs] = [true, false].map((isTarget) =>
      comments.filter((one) => one.isTarget === isTarget),
    );
    return [
      ...edit(null, row.source, row.source, theirs),
      ...edit(rich, row.target, row.source, ours),
      ...(stateWord === null || row.stated === null ? [] : edit(plain(stateWord), row.stated, row.stated)),
    ];
  });
  return ok({ bytes, document, edits, comments: added.parts(), rows: count });
};

/** The part with the tables, filled, as bytes, and those that comments change. */
const filledPart = ({ document, edits, comments }: Plan): ReadonlyMap<string, Uint8Array> => {
  const part = document.parts.read(documentPart);
  const how = part === null || typeof part === 'string' ? null : xmlEncoding(part);
  if (how === null || 'unknown' in how) return new Map();
  const filled = partBytes(applySourceEdits(document.text, edits).join(''), how);
  return new Map([[documentPart, filled], ...(comments?.changed ?? [])]);
};

/**
 * Puts translations into the cells of the table they came from. Cells that did not change, all else of the document, and all other files of
 * the package keep their bytes. Rows that the file locks, and cells with fields, tables and the like, are never rewritten.
 */
export const fillBilingualDocx: WriteDocument = (source, { find = () => undefined, deflate }, sink) => {
  const symbols = symbolWriter();
  const planned = plan(source, symbols.visible, find);
  if (!planned.ok) return planned;
  if (planned.value === null) return ok({ rows: 0, symbols: 0 });
  const { bytes, edits, rows } = planned.value;
  if (edits.length === 0) {
    sink(bytes);
    return ok({ rows, symbols: 0 });
  }
  const problem = repack(bytes, filledPart(planned.value), sink, {
    added: planned.value.comments?.added,
    deflate,
  });
  return problem === null ? ok({ rows, symbols: symbols.count() }) : packageFailure(problem);
};
