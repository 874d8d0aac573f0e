import type { RichText } from '../../model/index.ts';
import { isEmpty, plain } from '../../model/index.ts';
import { partWith, patchEdits, type SourceEdit } from '../patch.ts';
import { rulesAt, scalarEdits } from '../placed-words.ts';
import type { RawBlock } from '../raw-block.ts';
import { sameText } from '../shown.ts';
import type { SourcePlace } from '../source-place.ts';
import type { Definitions } from './definitions.ts';
import { isInside } from './refs.ts';
import { isRead, writeInline, type InlineContext } from './fill-inline.ts';

/** A block of a file, and what is to stand in its place: a text, or several one below the other; none takes it out. */
export type Filling = {
  readonly block: RawBlock;
  readonly texts: readonly RichText[];
  /** Paragraphs of Markdown to stand behind it that the file has no place for. */
  readonly behind?: readonly string[];
};

/** The beginning and the end of the lines that a slice stands on, the line's end included. */
const wholeLines = (original: string, from: number, to: number): { from: number; to: number } => {
  const end = original.indexOf('\n', to);
  return { from: original.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? original.length : end + 1 };
};

/** The line below a heading that makes it one (section 4.3). */
const underline = /[ \t>]*(?:=+|-+)[ \t]*(?:\r?\n|$)/y;

/** Takes a block out, with the marks before it when it stands alone on its lines and nothing hangs on these. */
const removal = (
  original: string,
  { kind, place }: RawBlock & { readonly place: SourcePlace },
): SourceEdit => {
  const own = { from: place.from, to: place.to, text: '' };
  if (place.syntax !== 'paragraph' && place.syntax !== 'heading' && place.syntax !== 'code') return own;
  const lines = wholeLines(original, place.from, place.to);
  const before = original.slice(lines.from, place.from);
  if (kind === 'list-item') {
    const width = before.length;
    const next = /^(?:[ \t>]*\r?\n)*([ \t>]*)\S/.exec(original.slice(lines.to, lines.to + 10_000))?.[1] ?? '';
    if (next.length >= Math.max(width - 4, 2)) return own;
  }
  if (place.syntax === 'heading' && !before.includes('#')) {
    underline.lastIndex = lines.to;
    lines.to += underline.exec(original)?.[0].length ?? 0;
  }
  return { ...lines, text: '' };
};

const fenced = (text: string, source: string, indent: string): string => {
  const own = /^([`~]{3,})([^\n]*)/.exec(source);
  const mark = own?.[1]?.charAt(0) ?? '`';
  const runs = text.match(mark === '~' ? /^ {0,3}~{3,}/gm : /`{3,}/g) ?? [];
  const longest = Math.max(own?.[1]?.length ?? 3, ...runs.map((run) => run.trim().length + 1));
  const fence = mark.repeat(longest);
  return [fence + (own?.[2]?.trimEnd() ?? ''), ...text.split('\n'), fence].join(`\n${indent}`);
};

/** The changes of a block of code or raw HTML line by line, where there are as many lines as before; null where its source is not so. */
const codeEdits = (
  original: string,
  place: SourcePlace,
  was: string,
  now: string,
): readonly SourceEdit[] | null => {
  const [before, after] = [was.split('\n'), now.split('\n')];
  const source = original.slice(place.from, place.to).split('\n');
  const first = /^(?:`{3}|~{3})/.test(source[0] ?? '') ? 1 : 0;
  if (before.length !== after.length || /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/m.test(now)) return null;
  const edits: SourceEdit[] = [];
  let at = place.from;
  for (const [n, line] of source.entries()) {
    const [old, fresh] = [before[n - first], after[n - first]];
    const end = at + line.replace(/\r$/, '').length;
    if (old !== undefined && fresh !== undefined && n >= first) {
      if (!original.slice(at, end).endsWith(old)) return null;
      if (old !== fresh) edits.push({ from: end - old.length, to: end, text: fresh });
    }
    at += line.length + 1;
  }
  return edits;
};

/** Several texts of a block: in lines of their own where the format allows it, else in one line of its block. */
const stacked = (written: readonly string[], { place }: { readonly place: SourcePlace }): string => {
  switch (place.syntax) {
    case 'paragraph':
    case 'code':
      return written.join(`\n${place.indent.trimEnd()}\n${place.indent}`);
    case 'heading':
    case 'cell':
    case 'html':
      return written.join('<br>');
    case 'label':
    case 'quoted':
    case 'attribute':
    case 'scalar':
    case 'verbatim':
      return written.join(' / ');
    case 'raw':
      break;
  }
  return written[0] ?? '';
};

/**
 * Puts other words into a Markdown file. Whatever no block says anything else of stays as it is, byte by byte: numbers
 * and marks of lists, fences, definitions, HTML, front matter, line ends. Where words change, those alone are
 * exchanged as long as the formatting is the same; else the block's line is written anew with the marks the file has,
 * and what was written is read again before it is believed.
 * In: the file's text, the blocks `readMd` gives of it, in order, each with its texts. Out: the changes of the file, of which the earlier counts where two overlap.
 */
export const fillEdits = (
  original: string,
  fillings: readonly Filling[],
  definitions: Definitions,
  isMdx = false,
): readonly SourceEdit[] => {
  const parts: SourceEdit[] = []; // of what stands inside marks: labels and attributes
  const edits: SourceEdit[] = [];
  const inside = (from: number, to: number): string => partWith(original, parts, { from, to });
  const context: InlineContext = {
    original,
    definitions,
    isMdx,
    written: ({ from, to }) => inside(from, to),
  };

  const writtenAs = (block: RawBlock & { readonly place: SourcePlace }, text: RichText): string => {
    const { place } = block;
    const source = original.slice(place.from, place.to);
    if (sameText(block.rich, text) && block.drafts === undefined) return inside(place.from, place.to);
    if (place.syntax === 'code') return fenced(text.text, source, place.indent);
    if (place.syntax === 'raw') return text.text.replaceAll('\n', `\n${place.indent}`);
    return writeInline(block, text, context);
  };

  const fill = ({ block, texts }: Filling): readonly SourceEdit[] => {
    const { place } = block;
    if (place === undefined) return [];
    const placed = { ...block, place };
    const wanted = texts.filter((text) => !isEmpty(text));
    if (wanted.length === 0)
      return block.kind === 'code' || place.syntax === 'scalar' ? [] : [removal(original, placed)];
    const distinct =
      block.kind === 'code'
        ? wanted.filter((text, at) => wanted.findIndex((other) => other.text === text.text) === at)
        : wanted;
    const [only] = distinct;
    if (distinct.length === 1 && only !== undefined) {
      if (sameText(block.rich, only)) return [];
      if (place.syntax === 'scalar') return scalarEdits(original, place, block.rich, only);
      const isByLine = place.syntax === 'code' || place.syntax === 'raw';
      const inCode = isByLine ? codeEdits(original, place, block.rich.text, only.text) : null;
      if (inCode !== null) return inCode;
      const patched =
        isByLine || block.drafts !== undefined
          ? null
          : patchEdits(original, place, block.rich, only, rulesAt(original, place, isMdx));
      if (patched !== null && isRead(context, placed, patched, only)) return patched;
    }
    if (place.syntax === 'scalar')
      return scalarEdits(original, place, block.rich, plain(distinct.map(({ text }) => text).join(' / ')));
    const written = distinct.map((text) => writtenAs(placed, text));
    return [{ from: place.from, to: place.to, text: stacked(written, placed) }];
  };

  const isPart = ({ block }: Filling): boolean => isInside(block);
  for (const filling of fillings) if (isPart(filling)) parts.push(...fill(filling));
  parts.sort((a, b) => a.from - b.from);
  for (const filling of fillings) {
    if (!isPart(filling)) edits.push(...fill(filling));
    const { behind, block } = filling;
    if (behind === undefined) continue;
    const { to } = wholeLines(original, block.place?.from ?? 0, block.place?.to ?? 0);
    edits.push({ from: to, to, text: `\n${behind.join('\n\n')}\n` });
  }
  // Of two that overlap the earlier is made: a label inside a block that was written anew is in it already.
  return [...edits, ...parts];
};
