import { fail, ok, type Result } from '../../model/index.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { zipLimits } from '../../package/unzip.ts';
import type { FormatCode, ReadFinding, ReadOptions } from '../format.ts';
import { readHtml } from '../html/read.ts';
import { partRef } from '../part-ref.ts';
import type { RawBlock } from '../raw-block.ts';
import { containerPath, openBook, partText, type Book, type BookPart } from './book.ts';
import { readLabels } from './labels.ts';

/** All of a file; null beyond what a package may have. */
const gathered = (bytes: Iterable<Uint8Array>): Uint8Array | null => {
  const portions: Uint8Array[] = [];
  let size = 0;
  for (const portion of bytes) {
    size += portion.length;
    if (size > zipLimits.bytes) return null;
    portions.push(portion.slice());
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const portion of portions) {
    whole.set(portion, at);
    at += portion.length;
  }
  return whole;
};

type Report = (finding: ReadFinding) => void;

/** The blocks of a part, with references that name it. */
function* partBlocks(book: Book, { path, kind }: BookPart, report: Report): Generator<Result<RawBlock>> {
  const part = partText(book.parts, path);
  if (!part.ok) {
    // A part that is listed and is not there, or cannot be read, is the book's fault, which its other parts need not pay for.
    if (part.error.code === 'document.large-package' || kind === 'package') yield part;
    else report({ code: 'left-out', line: 0, detail: path, count: 1 });
    return;
  }
  const { text } = part.value;
  const named = (block: Result<RawBlock>): Result<RawBlock> =>
    block.ok && block.value.ref !== undefined
      ? ok({ ...block.value, ref: partRef(path, block.value.ref) })
      : block;
  if (kind === 'page') {
    const own: Report = (finding) => report({ ...finding, detail: `${path}: ${finding.detail}` });
    for (const block of readHtml(text, true, own)) yield named(block);
    return;
  }
  const { blocks, fault } = readLabels(text, kind, null);
  if (fault === null) yield* blocks.map(named);
  else if (kind === 'package') yield xmlFailure(fault, path);
  else report({ code: 'left-out', line: 0, detail: path, count: 1 });
}

/** What the contents of EPUB 2 say: texts that stand elsewhere too wait for their block, so that one row is written into both. */
const contentsOf = (book: Book, report: Report) => {
  const waiting = new Map<string, string[]>();
  const left: { readonly text: string; readonly block: Result<RawBlock> }[] = [];
  for (const part of book.words.filter(({ kind }) => kind === 'contents'))
    for (const block of partBlocks(book, part, report)) {
      if (!block.ok || block.value.ref === undefined) continue;
      const { text } = block.value.rich;
      waiting.set(text, [...(waiting.get(text) ?? []), block.value.ref]);
      left.push({ text, block });
    }
  return {
    /** The block with the places of the contents that say the same. */
    claimed: (block: RawBlock): RawBlock => {
      const refs = waiting.get(block.rich.text);
      if (refs === undefined || block.ref === undefined) return block;
      waiting.delete(block.rich.text);
      return { ...block, ref: [block.ref, ...refs].join('+') };
    },
    /** What nothing else says: once for all labels that are alike. */
    rest: (): readonly Result<RawBlock>[] =>
      left.flatMap(({ text, block }) => {
        const refs = waiting.get(text);
        waiting.delete(text);
        return refs === undefined || !block.ok ? [] : [ok({ ...block.value, ref: refs.join('+') })];
      }),
  };
};

function* bookBlocks(
  bytes: Iterable<Uint8Array>,
  { report = () => undefined }: ReadOptions,
): Generator<Result<RawBlock>> {
  const whole = gathered(bytes);
  if (whole === null) {
    yield fail('file.too-large', { limit: zipLimits.bytes });
    return;
  }
  const book = openBook(whole);
  if (!book.ok) {
    yield book;
    return;
  }
  if (!book.value.hasContainer) report({ code: 'part-missing', line: 0, detail: containerPath });
  for (const detail of book.value.missing) report({ code: 'left-out', line: 0, detail, count: 1 });
  const contents = contentsOf(book.value, report);
  const hasNavigation = book.value.words.some(({ isNavigation }) => isNavigation);
  for (const part of book.value.words) {
    if (part.kind === 'style' || part.kind === 'contents') continue;
    for (const block of partBlocks(book.value, part, report)) {
      if (!block.ok) {
        yield block;
        return;
      }
      const { kind } = block.value;
      const isLabel = part.kind === 'package' || (hasNavigation ? part.isNavigation : kind === 'heading');
      yield ok(isLabel ? contents.claimed(block.value) : block.value);
    }
  }
  yield* contents.rest();
}

/**
 * Reads a book: its metadata, the pages of its spine in order, other pages (the navigation of EPUB 3 among them), drawings, and what
 * the contents of EPUB 2 say that nothing else does. Failures: those of `openBook`.
 */
export const readEpub: NonNullable<FormatCode['read']> = (bytes, options) => ({
  blocks: bookBlocks(bytes, options),
  damage: () => ({ count: 0, places: [] }),
});
