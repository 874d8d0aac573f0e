import type { RichText } from '../../model/index.ts';
import { elementOfType } from '../html/elements.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { rulesAt } from '../placed-words.ts';
import type { RawBlock } from '../raw-block.ts';
import { looksSame } from '../shown.ts';
import type { Slice, SourcePlace } from '../source-place.ts';
import { spansOf } from '../spans.ts';
import type { Definitions } from './definitions.ts';
import { inlineMarkdown } from './inline-write.ts';
import { knownMarks, type KnownMarks } from './known-marks.ts';
import { readMd } from './read.ts';

type Placed = RawBlock & { readonly place: SourcePlace };

/** What a writer of single blocks knows of the file. */
export type InlineContext = {
  readonly original: string;
  readonly definitions: Definitions;
  readonly isMdx: boolean;
  /** A part of the file, with the labels in it as they are to be. */
  readonly written: (slice: Slice) => string;
};

/** A backslash before the end of a line is a hard break (CommonMark 0.31, section 6.7). */
const hardBreak = '\\\n';

/** Whether some Markdown is read as one paragraph of exactly this text. */
const readsAs = (
  content: string,
  wanted: RichText,
  { definitions, isMdx }: Pick<InlineContext, 'definitions' | 'isMdx'>,
): boolean => {
  const found: RawBlock[] = [];
  for (const block of readMd(content, { definitions, isMdx, isWhole: true })) {
    if (!block.ok) return false;
    if (block.value.place?.syntax !== 'label' && block.value.place?.syntax !== 'attribute')
      found.push(block.value);
  }
  const [only] = found;
  if (only === undefined) return wanted.text === '';
  return (
    found.length === 1 &&
    only.kind === 'paragraph' &&
    only.drafts === undefined &&
    looksSame(only.rich, wanted)
  );
};

const letters = /^[\p{L}\p{M}]+$/u;

/** Whether a block with these changes made is read as the text they are to make; letters for letters need no look. */
export const isRead = (
  context: InlineContext,
  { place }: Placed,
  edits: readonly SourceEdit[],
  wanted: RichText,
): boolean => {
  const { original } = context;
  if (place.syntax !== 'paragraph' && place.syntax !== 'heading' && place.syntax !== 'cell') return true;
  if (edits.every(({ from, to, text }) => letters.test(text) && letters.test(original.slice(from, to))))
    return true;
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - place.from, to: edit.to - place.from }));
  const content = applySourceEdits(original.slice(place.from, place.to), moved)
    .join('')
    .replaceAll(/\n[ \t>]*/g, '\n');
  const bare = place.syntax === 'cell' ? content.replaceAll('\\|', '|') : content;
  return readsAs(bare, wanted, context);
};

const inlineHtml = (rich: RichText, known: KnownMarks, escape: (words: string) => string): string => {
  let text = '';
  let open: readonly { readonly id: number; readonly end: string }[] = [];
  for (const span of spansOf(rich)) {
    let shared = 0;
    while (shared < open.length && open[shared]?.id === span.open[shared]?.id) shared++;
    for (const { end } of open.slice(shared).toReversed()) text += end;
    const opened = span.open.slice(shared).map(({ id, type }) => {
      const name = elementOfType[type];
      const { start, end } = known.get(id) ?? {
        start: name === undefined ? '' : `<${name}>`,
        end: name === undefined ? '' : `</${name}>`,
      };
      text += start;
      return { id, end };
    });
    open = [...open.slice(0, shared), ...opened];
    if ('text' in span) text += escape(span.text).replaceAll('\n', '<br>');
    else text += known.get(span.placeholder.id)?.start ?? '';
  }
  for (const { end } of open.toReversed()) text += end;
  return text;
};

const withoutEmphasis = (known: KnownMarks, { tags }: RichText): KnownMarks => {
  const emphasis = new Set(
    tags
      .filter(({ type }) => type === 'strong' || type === 'emphasis' || type === 'strike')
      .map(({ id }) => id),
  );
  return new Map([...known].filter(([id]) => !emphasis.has(id)));
};

/** The lines of a text as Markdown, in the first manner that is read as it is meant: with the file's own marks, if it can be. */
const linesOf = (text: RichText, known: KnownMarks, context: InlineContext): readonly string[] => {
  const { isMdx } = context;
  const others = withoutEmphasis(known, text);
  const last = { known: others, plainly: true, isMdx };
  for (const manner of [{ known, isMdx }, { known: others, isMdx }, last]) {
    const lines = inlineMarkdown(text, manner);
    if (readsAs(lines.join(hardBreak), text, context)) return lines;
  }
  return inlineMarkdown(text, last);
};

/** Writes a block's text anew as it has to stand in its place; marks that the file has for its tags are used again. */
export const writeInline = ({ rich, place }: Placed, text: RichText, context: InlineContext): string => {
  const { escape } = rulesAt(context.original, place, context.isMdx);
  const known = knownMarks(rich, place, text, context.written);
  switch (place.syntax) {
    case 'paragraph':
      return linesOf(text, known, context).join(hardBreak + place.indent);
    case 'heading':
      return linesOf(text, known, context)
        .join('<br>')
        .replace(/(^|[ \t])(#+)$/, '$1\\$2');
    case 'cell':
      return linesOf(text, known, context)
        .join('<br>')
        .replaceAll(/(?<!\\)\|/g, '\\|');
    case 'html':
      return inlineHtml(text, known, escape);
    case 'label':
    case 'quoted':
    case 'attribute':
    case 'scalar':
    case 'verbatim':
      return escape(text.text.replaceAll('\n', ' ')) + (place.suffix ?? '');
    case 'code':
    case 'raw':
      break;
  }
  return text.text;
};
