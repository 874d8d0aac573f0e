import type { InlineTag, Language, RichText } from '../../model/index.ts';
import { originalTags } from '../original-tags.ts';
import { spansOf } from '../spans.ts';
import type { Dialect } from './cue.ts';
import { markupKey, type MarkedText } from './cue-text.ts';
import { cutBySense } from './cut.ts';
import { lengthIn, limitsFor } from '../../text/cues/limits.ts';
import { borderOf } from '../../text/cues/cue-ref.ts';

/** How the texts of one block are written. */
export type CueWriter = {
  readonly dialect: Dialect;
  /** The block as the file has it: what writes its tags. */
  readonly original: MarkedText;
  readonly lineEnd: string;
  readonly symbol: () => void;
};

const markupFinder = ({ original: { rich, markup }, dialect }: CueWriter): ((tag: InlineTag) => string) => {
  const find = originalTags(rich);
  return (tag) => {
    const found = find(tag);
    const own = found === null ? undefined : markup.get(markupKey(found));
    // The end of a pair that the file leaves open may now stand before the end of the cue.
    return own === undefined || (own === '' && tag.kind === 'close') ? dialect.markupOf(found ?? tag) : own;
  };
};

const lineEnds = /\r\n|[\n\r\u2028\u2029\u0085]/;

/** The lines of a text, each with the markup of its tags. */
const linesOf = (rich: RichText, writer: CueWriter): readonly string[] => {
  const { dialect, symbol } = writer;
  const markupOf = markupFinder(writer);
  const lines = [''];
  const add = (piece: string): void => void (lines[lines.length - 1] += piece);
  const words = (text: string): void => {
    for (const [n, line] of text.split(lineEnds).entries()) {
      if (n > 0) lines.push('');
      add(dialect.escape(line, symbol));
    }
  };
  let open: readonly InlineTag[] = [];
  for (const span of [...spansOf(rich), { text: '', open: [] }]) {
    const isOpen = new Set(span.open.map(({ id }) => id));
    for (const tag of open.toReversed()) if (!isOpen.has(tag.id)) add(markupOf({ ...tag, kind: 'close' }));
    for (const tag of span.open) if (!open.some(({ id }) => id === tag.id)) add(markupOf(tag));
    open = span.open;
    if ('text' in span) words(span.text);
    else if (span.placeholder.type === 'break') lines.push('');
    else if (borderOf(span.placeholder) === null) add(markupOf(span.placeholder));
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
};

const hasBreak = ({ text, tags }: RichText): boolean =>
  lineEnds.test(text) || tags.some(({ type }) => type === 'break');

/** In two lines where one would be too long and nothing says where the line ends. */
const wrapped = (rich: RichText, dialect: Dialect, language: Language): readonly RichText[] => {
  const isLong = lengthIn(rich.text, language) > limitsFor(language).line;
  return dialect.lineBreak === null || hasBreak(rich) || !isLong
    ? [rich]
    : cutBySense(rich, [1, 1], language);
};

/** The words of a text as they are shown, line by line; empty lines are not written. */
export const shownLines = (rich: RichText, dialect: Dialect, language: Language): readonly string[] =>
  wrapped(rich, dialect, language)
    .flatMap((part) =>
      spansOf(part)
        .map((span) => ('text' in span ? span.text : span.placeholder.type === 'break' ? '\n' : ''))
        .join('')
        .split(lineEnds),
    )
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The text of one cue as the file writes it, without an empty line: texts of several columns stand below each other. */
export const writeCue = (
  texts: readonly { readonly rich: RichText; readonly language: Language }[],
  writer: CueWriter,
): string => {
  const lines = texts.flatMap(({ rich, language }) =>
    wrapped(rich, writer.dialect, language).flatMap((part) => linesOf(part, writer)),
  );
  const { lineBreak } = writer.dialect;
  return lines.join(lineBreak === null ? ' ' : lineBreak(writer.lineEnd));
};
