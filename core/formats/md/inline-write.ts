import type { InlineTag, RichText } from '../../model/index.ts';
import { spansOf } from '../spans.ts';
import type { Span } from '../spans.ts';
import type { KnownMarks } from './known-marks.ts';
import { escapeBraces, escapeInline, escapeLine, escapeReferences } from './escape.ts';

/** Marks of a pair of tags: what opens it, what closes it. */
type Marks = { readonly tag: InlineTag; readonly start: string; readonly end: string };

const element = (tag: InlineTag, name: string): Marks => ({
  tag,
  start: `<${name}>`,
  end: `</${name}>`,
});

/** An address as a link destination in angle brackets; null for any kind but http, https, mailto and relative ones. */
const destination = (href: string | undefined): string | null => {
  const address = (href ?? '').trim();
  const allowed = /^(?:https?:\/\/|mailto:)/i.test(address) || /^(?!\/\/)[^:?#]*(?:[?#]|$)/.test(address);
  if (address === '' || address.length > 2048 || !allowed) return null;
  const encoded = address.replaceAll(/[\u0000-\u0020<>\\"|]/g, (char) => encodeURIComponent(char));
  return `<${escapeReferences(encoded)}>`; // or `&#106;avascript:` would be a relative address here and a script there
};

const title = (tag: InlineTag): string => {
  const text = tag.data?.['title'] ?? '';
  return text === '' ? '' : ` "${text.replaceAll(/["\\&<|]/g, '\\$&').replaceAll(/\s+/g, ' ')}"`;
};

const wordChar = /[\p{L}\p{N}]/u;
const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);
const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? ' ';

const textOf = (span: Span | undefined): string => (span !== undefined && 'text' in span ? span.text : '');

/**
 * Whether `*` can mark the span at `at`: letters at both inner edges, so that the marks flank what they mark whatever
 * stands outside (CommonMark 0.31, section 6.2), and no other mark inside or beside it. Han punctuation next to a
 * mark, common in Chinese, fails this, and an element is written instead.
 */
const starsFit = (spans: readonly Span[], at: number): boolean => {
  const text = textOf(spans[at]);
  const clear = (span: Span | undefined): boolean =>
    span === undefined || ('text' in span && span.open.length === 0);
  return (
    spans[at]?.open.length === 1 &&
    clear(spans[at - 1]) &&
    clear(spans[at + 1]) &&
    wordChar.test(firstOf(text)) &&
    wordChar.test(lastOf(text))
  );
};

const emphasis = (tag: InlineTag, spans: readonly Span[], at: number): Marks => {
  const strong = tag.type === 'strong';
  if (!starsFit(spans, at)) return element(tag, strong ? 'strong' : 'em');
  const mark = strong ? '**' : '*';
  return { tag, start: mark, end: mark };
};

/** How tags are written: with the marks they have in the file where there are some; `plainly` with elements only. */
export type Manner = { readonly known?: KnownMarks; readonly plainly?: boolean; readonly isMdx?: boolean };

const marksFor = (tag: InlineTag, spans: readonly Span[], at: number, manner: Manner): Marks | null => {
  const own = manner.known?.get(tag.id);
  if (own !== undefined) return { tag, ...own };
  if (manner.plainly === true && (tag.type === 'strong' || tag.type === 'emphasis'))
    return element(tag, tag.type === 'strong' ? 'strong' : 'em');
  switch (tag.type) {
    case 'strong':
    case 'emphasis':
      return emphasis(tag, spans, at);
    case 'underline':
      return element(tag, 'u');
    case 'strike':
      return element(tag, 's');
    case 'sub':
    case 'sup':
      return element(tag, tag.type);
    case 'link': {
      const href = destination(tag.data?.['href']);
      return href === null ? null : { tag, start: '[', end: `](${href}${title(tag)})` };
    }
    case 'code': // written whole, by `content`
    case 'break':
    case 'image':
    case 'other':
      break;
  }
  return null;
};

/** A code span (section 6.1): a fence longer than any run of backticks inside, and room where the text begins with one. */
const codeSpan = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const flat = text.replaceAll('\n', ' ');
  const room = /^`|`$/.test(flat) || (flat.startsWith(' ') && flat.endsWith(' ')) ? ' ' : '';
  return fence + room + flat + room + fence;
};

const placeholder = (tag: InlineTag, { known }: Manner): string => {
  const own = known?.get(tag.id);
  if (own !== undefined) return own.start;
  if (tag.type === 'break') return '\n';
  if (tag.type !== 'image') return '';
  const alt = escapeInline((tag.data?.['alt'] ?? '').replaceAll(/\s+/g, ' '));
  const src = destination(tag.data?.['src']);
  if (src !== null) return `![${alt}](${src}${title(tag)})`;
  return alt === '' ? '' : `\\[${alt}\\]`;
};

const isCode = (span: Span | undefined): boolean => span?.open.some((tag) => tag.type === 'code') ?? false;

const content = (spans: readonly Span[], at: number, manner: Manner): string => {
  const span = spans[at];
  if (span === undefined) return '';
  if (!isCode(span))
    return 'text' in span
      ? escapeBraces(escapeInline(span.text), manner.isMdx)
      : placeholder(span.placeholder, manner);
  if (isCode(spans[at - 1])) return ''; // written with the first span of the run
  let text = '';
  for (let i = at; i < spans.length && isCode(spans[i]); i++) text += textOf(spans[i]);
  const tag = span.open.find(({ type }) => type === 'code');
  const own = tag === undefined ? undefined : manner.known?.get(tag.id);
  if (own?.start.startsWith('<') === true) return own.start + escapeInline(text) + own.end; // `<kbd>`
  return text.trim() === '' ? escapeInline(text) : codeSpan(text);
};

/** Marks open over a span, outermost first. Code holds no other marks, and a link no other link. */
const wantedAt = (spans: readonly Span[], at: number, manner: Manner): readonly Marks[] => {
  const open = spans[at]?.open ?? [];
  const inner = open.findIndex((tag) => tag.type === 'code');
  const tags = inner < 0 ? open : open.slice(0, inner);
  const isWritable = (tag: InlineTag): boolean =>
    tag.type === 'link' && (manner.known?.has(tag.id) === true || destination(tag.data?.['href']) !== null);
  const link = tags.find(isWritable);
  return tags
    .filter((tag) => tag.type !== 'link' || tag === link)
    .map((tag) => marksFor(tag, spans, at, manner))
    .filter((marks) => marks !== null);
};

/** One text as lines of Markdown; a newline in the text begins the next line. */
export const inlineMarkdown = (rich: RichText, manner: Manner = {}): readonly string[] => {
  const spans = spansOf(rich);
  let text = '';
  let open: readonly Marks[] = [];
  spans.forEach((_, at) => {
    const wanted = wantedAt(spans, at, manner);
    let shared = 0;
    while (shared < open.length && open[shared]?.tag === wanted[shared]?.tag) shared++;
    for (const marks of open.slice(shared).toReversed()) text += marks.end;
    for (const marks of wanted.slice(shared)) text += marks.start;
    open = [...open.slice(0, shared), ...wanted.slice(shared)];
    text += content(spans, at, manner);
  });
  for (const marks of open.toReversed()) text += marks.end;
  return text
    .split(/\r\n?|\n/)
    .map(escapeLine)
    .filter((line) => line !== '');
};
