import type { InlineTag, Result, RichText } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { wholeBlocks } from '../blocks.ts';
import type { WholeBlock } from '../blocks.ts';
import type { ExportColumn, ExportSource, Written } from '../export-source.ts';
import { safeLink, spansOf } from '../spans.ts';
import type { Span } from '../spans.ts';
import { symbolWriter } from '../symbols.ts';

/** A link's address behind its words, unless the words are the address. */
const address = (tag: InlineTag, words: string, chinese: boolean): string => {
  const href = safeLink(tag);
  if (href === null || words.includes(href)) return '';
  return chinese ? `（${href}）` : ` (${href})`;
};

const content = (span: Span): string => {
  if ('text' in span) return span.text;
  if (span.placeholder.type === 'break') return '\n';
  const alt = span.placeholder.type === 'image' ? (span.placeholder.data?.['alt'] ?? '') : '';
  return alt === '' ? '' : `[${alt}]`;
};

/** A text without its tags; where a link ends its address follows, a picture is its words in brackets. */
export const plainText = (rich: RichText): string => {
  if (rich.tags.length === 0) return rich.text;
  const chinese = /\p{Script=Han}/u.test(rich.text);
  const spans = spansOf(rich);
  let text = '';
  let words = ''; // of the link that is open
  spans.forEach((span, i) => {
    const link = span.open.find((tag) => tag.type === 'link');
    const next = spans[i + 1]?.open.find((tag) => tag.type === 'link');
    const piece = content(span);
    text += piece;
    if (link === undefined) return;
    words += piece;
    if (next?.id === link.id) return;
    text += address(link, words, chinese);
    words = '';
  });
  return text;
};

/** What follows a block: the file's own white space in one column of the original, and at least a line's end elsewhere. */
const after = (block: WholeBlock, columns: readonly ExportColumn[]): string => {
  if (columns.length > 1) return '\n';
  if (columns[0]?.side === 'source') return block.gap === '' ? '\n' : block.gap;
  if (/^[\t ]+$/.test(block.gap)) return block.gap;
  return /\n[^\S\n]*\n|\u2029/.test(block.gap.replaceAll(/\r\n?/g, '\n')) ? '\n\n' : '\n';
};

/**
 * Writes plain text: one column, or several interleaved (each block in all columns, then an empty line). Segments of
 * a block are joined as `joiner` says; empty ones are left out. Lone halves of surrogate pairs become U+FFFD and are
 * counted. Text goes to `sink` block by block. Fails with `export.no-columns`.
 */
export const writeTxt = (source: ExportSource, sink: (text: string) => void): Result<Written> => {
  const { columns } = source;
  if (columns.length === 0) return fail('export.no-columns');
  let rows = 0;
  const symbols = symbolWriter();
  let pending = '';
  for (const block of wholeBlocks(source.rows, columns)) {
    rows += block.rows;
    const lines = block.texts.map(plainText).filter((line) => line !== '');
    if (lines.length === 0) continue;
    sink(pending + symbols.wellFormed(lines.join('\n')) + (columns.length > 1 ? '\n' : ''));
    pending = after(block, columns);
  }
  if (pending !== '' && columns.length === 1) sink('\n');
  return ok({ rows, symbols: symbols.count() });
};
