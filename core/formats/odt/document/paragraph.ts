import { tagData, type InlineTag, type RichText } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { escapeXmlText } from '#core/xml/tag-source.ts';
import { originalTags } from '../../original-tags.ts';
import type { Slice } from '../../source-place.ts';
import type { SymbolWriter } from '../../symbols.ts';
import { spanTag, type TextStyles } from './styles.ts';
import { elementsOf, type OdtNode } from './tree.ts';
import { ownEntry } from '../../own-entry.ts';

/** Where the markup of a tag stands: what begins a pair and what ends it, a placeholder whole. */
type Markup = Slice & { readonly end: Slice | null };

export type ParagraphText = {
  readonly rich: RichText;
  readonly byTag: ReadonlyMap<number, Markup>;
  /** The prefix of the part for elements of text, with its colon. */
  readonly prefix: string;
};

const pairs = new Set(['text:span', 'text:a', 'text:meta']);
const nothing = new Set(['text:soft-page-break', 'text:s', 'text:tab', 'text:line-break']);

const displays: Readonly<Record<string, string>> = {
  'text:note': 'note',
  'office:annotation': 'comment',
  'office:annotation-end': 'comment',
  'draw:frame': 'frame',
  'text:bookmark': 'bookmark',
  'text:bookmark-start': 'bookmark',
  'text:bookmark-end': 'bookmark',
};

const wordsIn = (node: OdtNode): string =>
  node.content.map((one) => (typeof one === 'string' ? one : wordsIn(one))).join('');

const placeholder = (node: OdtNode): Pick<InlineTag, 'type' | 'data'> => {
  const local = node.name.slice(node.name.indexOf(':') + 1);
  const words = ownEntry(displays, node.name) ?? (wordsIn(node).trim() || local);
  const data = tagData({ display: Array.from(words).slice(0, 24).join(''), fixed: ['delete', 'copy'] });
  return { type: 'other', data: { ...data, element: local } };
};

/** Words with one blank for each run of white space, as OpenDocument has it (Part 3, section 6.1.2), unless blanks are said by elements. */
const builder = () => {
  let text = '';
  let isSpace = true; // at the beginning, and behind a blank
  return {
    words: (words: string): void => {
      for (const part of words.split(/([ \t\r\n]+)/)) {
        if (part === '') continue;
        const isBlank = /^[ \t\r\n]/.test(part);
        if (isBlank && isSpace) continue;
        text += isBlank ? ' ' : part;
        isSpace = isBlank;
      }
    },
    exactly: (words: string): void => {
      text += words;
      isSpace = false;
    },
    length: (): number => codePointLength(text),
    text: (): string => text,
  };
};

const spaces = (node: OdtNode): string => {
  if (node.name === 'text:tab') return '\t';
  if (node.name === 'text:line-break') return '\n';
  if (node.name !== 'text:s') return '';
  return ' '.repeat(Math.min(Math.max(Number(node.attributes.get('text:c') ?? 1) || 1, 1), 1000));
};

/** A span that looks like the text around it: it comes of how the text was typed. */
const isTransparent = (node: OdtNode, styles: TextStyles): boolean =>
  node.name === 'text:span' && spanTag(node.attributes.get('text:style-name') ?? '', styles) === null;

const pairTag = (node: OdtNode, styles: TextStyles): Pick<InlineTag, 'type' | 'data'> => {
  if (node.name === 'text:a') {
    const href = node.attributes.get('xlink:href') ?? '';
    return { type: 'link', data: { href } };
  }
  return spanTag(node.attributes.get('text:style-name') ?? '', styles) ?? { type: 'other' };
};

const baseOf = (ruby: OdtNode): OdtNode | null =>
  elementsOf(ruby).find(({ name }) => name === 'text:ruby-base') ?? null;

const rubyData = (ruby: OdtNode): NonNullable<InlineTag['data']> => {
  const readings = elementsOf(ruby).filter(({ name }) => name === 'text:ruby-text');
  const reading = readings.map(wordsIn).join('');
  return { ...tagData({ display: Array.from(reading).slice(0, 24).join('') }), ruby: reading };
};

/** A paragraph's text with its tags. */
export const paragraphText = (paragraph: OdtNode, styles: TextStyles): ParagraphText => {
  const out = builder();
  const tags: InlineTag[] = [];
  const byTag = new Map<number, Markup>();
  /** The base is words, the reading is not: it goes with the end of the pair. */
  const ruby = (node: OdtNode, base: OdtNode): void => {
    const id = byTag.size + 1;
    byTag.set(id, { from: node.from, to: base.inner.from, end: { from: base.inner.to, to: node.to } });
    tags.push({ at: out.length(), kind: 'open', id, type: 'other', data: rubyData(node) });
    visit(base);
    tags.push({ at: out.length(), kind: 'close', id, type: 'other' });
  };
  const visit = (node: OdtNode): void => {
    for (const child of node.content) {
      if (typeof child === 'string') out.words(child);
      else if (nothing.has(child.name)) {
        const words = spaces(child);
        if (words !== '') out.exactly(words);
      } else if (isTransparent(child, styles)) visit(child);
      else if (child.name === 'text:ruby' && baseOf(child) !== null) ruby(child, baseOf(child) ?? child);
      else if (pairs.has(child.name)) {
        const id = byTag.size + 1;
        const about = pairTag(child, styles);
        byTag.set(id, {
          from: child.from,
          to: child.inner.from,
          end: { from: child.inner.to, to: child.to },
        });
        tags.push({ at: out.length(), kind: 'open', id, ...about });
        visit(child);
        tags.push({ at: out.length(), kind: 'close', id, type: about.type });
      } else {
        const id = byTag.size + 1;
        byTag.set(id, { from: child.from, to: child.to, end: null });
        tags.push({ at: out.length(), kind: 'empty', id, ...placeholder(child) });
      }
    }
  };
  visit(paragraph);
  const prefix = paragraph.written.slice(0, paragraph.written.indexOf(':') + 1);
  return { rich: { text: out.text(), tags }, byTag, prefix };
};

/** Text between tags: blanks that would be lost, tabs and ends of lines by their elements. */
const written = (text: string, prefix: string, isFirst: boolean): string =>
  escapeXmlText(text)
    .replace(isFirst ? /^ +| {2,}/g : / {2,}/g, (run) => {
      const kept = isFirst && run.length === 1 ? '' : ' ';
      const count = kept === '' ? run.length : run.length - 1;
      return `${kept}<${prefix}s${count === 1 ? '' : ` ${prefix}c="${count}"`}/>`;
    })
    .replaceAll('\t', `<${prefix}tab/>`)
    .replaceAll('\n', `<${prefix}line-break/>`);

/**
 * The content of a paragraph with other words: tags as what they stand for in it, by their ids. What must not be deleted and is missing
 * stands behind the words. `source` gives stretches of the part, with what was changed within them.
 */
export const writeParagraph = (
  { rich: original, byTag, prefix }: ParagraphText,
  rich: RichText,
  source: (from: number, to: number) => string,
  symbols: SymbolWriter,
): string => {
  const find = originalTags(original);
  const points = Array.from(rich.text);
  const present = new Set<number>();
  const open: { readonly id: number; readonly markup: Markup }[] = [];
  let [xml, from] = ['', 0];
  const ends = (closed: typeof open): string =>
    closed
      .toReversed()
      .map(({ markup: { end } }) => (end === null ? '' : source(end.from, end.to)))
      .join('');
  const words = (to: number): void => {
    if (to > from) xml += written(symbols.visible(points.slice(from, to).join('')), prefix, xml === '');
    from = Math.max(from, to);
  };
  for (const tag of rich.tags) {
    words(tag.at);
    const found = tag.kind === 'close' ? null : find(tag);
    const markup = found === null ? undefined : byTag.get(found.id);
    if (found !== null) present.add(found.id);
    if (tag.kind === 'close') {
      const at = open.findLastIndex(({ id }) => id === tag.id);
      if (at < 0) continue;
      const closed = open.splice(at);
      xml += ends(closed);
      for (const one of closed.slice(1)) {
        xml += source(one.markup.from, one.markup.to);
        open.push(one);
      }
    } else if (markup !== undefined) {
      xml += source(markup.from, markup.to);
      if (tag.kind === 'open') open.push({ id: tag.id, markup });
    }
  }
  words(points.length);
  xml += ends(open);
  for (const tag of original.tags) {
    const markup = tag.kind === 'empty' && !present.has(tag.id) ? byTag.get(tag.id) : undefined;
    if (markup !== undefined) xml += source(markup.from, markup.to);
  }
  return xml;
};
