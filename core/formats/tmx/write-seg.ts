import type { InlineTag, RichText } from '../../model/index.ts';
import { halfOf } from '../../model/index.ts';
import { codePointSlicer, codePointLength } from '../../text/codepoints.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import { nativeCode, nativeEnd, writtenType } from './code-types.ts';

/** Markup of a code: `i` is the number of a pair in its segment. */
type Markup = string | ((i: string) => string);

/** How a tag is written. Elements around words must be nested; codes need not be. */
export type WrittenCode = {
  readonly open: Markup;
  /** Of a pair. */
  readonly close: Markup;
  readonly isElement: boolean;
  /** The number that it would like to have. */
  readonly i: string | null;
};

/** Finds how a tag is written in a file that has it; null for a new one. */
export type FindCode = (tag: InlineTag) => WrittenCode | null;

export type SegRules = {
  /** What XML can hold of a text. */
  readonly visible: (text: string) => string;
  /** Whether the unit is new: then `x` says which codes of its languages are one, by the ids of their tags. */
  readonly isNew: boolean;
};

const typeOf = (tag: InlineTag): string => {
  const type = writtenType(tag);
  return type === null ? '' : ` type="${type}"`;
};

/** A code for a tag that no file has. */
const newCode = (tag: InlineTag, { visible, isNew }: SegRules): WrittenCode => {
  const content = escapeXmlText(visible(nativeCode(tag)));
  const [x, type] = [isNew ? ` x="${tag.id}"` : '', typeOf(tag)];
  const half = halfOf(tag);
  if (half !== null) {
    const pos = half === 'start' ? 'begin' : 'end';
    return { open: `<it pos="${pos}"${x}${type}>${content}</it>`, close: '', isElement: false, i: null };
  }
  if (tag.kind === 'empty')
    return { open: `<ph${x}${type}>${content}</ph>`, close: '', isElement: false, i: null };
  return {
    open: (i) => `<bpt i="${escapeXmlAttribute(i)}"${x}${type}>${content}</bpt>`,
    close: (i) => `<ept i="${escapeXmlAttribute(i)}">${escapeXmlText(nativeEnd(tag))}</ept>`,
    isElement: false,
    i: String(tag.id),
  };
};

/** Numbers of pairs, each used once in a segment. */
const numbers = () => {
  const used = new Set<string>();
  return (wanted: string | null): string => {
    let i = wanted ?? '1';
    for (let next = 1; used.has(i); next += 1) i = String(next);
    used.add(i);
    return i;
  };
};

type OpenPair = { readonly id: number; readonly code: WrittenCode; readonly i: string };

const markup = (part: Markup, i: string): string => (typeof part === 'string' ? part : part(i));

/**
 * The content of a `seg` (TMX 1.4b, section 3.3) from a text. `find` gives the codes of the file. Pairs that are
 * never closed end with the text, ends without a beginning are left out.
 */
export const segContent = (rich: RichText, find: FindCode, rules: SegRules): string => {
  const number = numbers();
  const open: OpenPair[] = [];
  let [written, from] = ['', 0];
  const slice = codePointSlicer(rich.text);
  const words = (to: number): void => {
    if (to > from) written += escapeXmlText(rules.visible(slice(from, to)));
    from = Math.max(from, to);
  };
  const end = (at: number): void => {
    const pair = open[at];
    if (pair === undefined) return;
    // Elements opened later are closed before it, and opened again behind it.
    const inner = pair.code.isElement ? open.slice(at + 1).filter(({ code }) => code.isElement) : [];
    for (const one of inner.toReversed()) written += markup(one.code.close, one.i);
    written += markup(pair.code.close, pair.i);
    for (const one of inner) written += markup(one.code.open, one.i);
    open.splice(at, 1);
  };
  for (const tag of rich.tags) {
    words(tag.at);
    if (tag.kind === 'close') {
      end(open.findLastIndex(({ id }) => id === tag.id));
      continue;
    }
    const code = find(tag) ?? newCode(tag, rules);
    const i = typeof code.open === 'string' ? '' : number(code.i);
    written += markup(code.open, i);
    if (tag.kind === 'open') open.push({ id: tag.id, code, i });
  }
  words(codePointLength(rich.text));
  while (open.length > 0) end(open.length - 1);
  return written;
};
