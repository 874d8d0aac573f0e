import type { RichText } from '#core/model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '#core/xml/tag-source.ts';
import { applySourceEdits, type SourceEdit } from '../../patch.ts';
import type { SymbolWriter } from '../../symbols.ts';
import { writeParagraph, type BoundWords } from './paragraph-write.ts';
import type { ParagraphSource, Place, PlaceSource } from './place.ts';
import { childOf, type XmlNode } from './tree.ts';

export type EditContext = {
  readonly text: string;
  readonly symbols: SymbolWriter;
  readonly changes: 'accept' | 'reject';
  readonly bound: BoundWords;
  /** Told of each indent of ideographic spaces that is left out; null where they stay. */
  readonly indents: (() => void) | null;
};

/** A stretch of the source with the changes that lie within it. */
const patched = (text: string, edits: readonly SourceEdit[], from: number, to: number): string => {
  const own = edits.length === 0 ? edits : edits.filter((edit) => edit.from >= from && edit.to <= to);
  if (own.length === 0) return text.slice(from, to);
  return applySourceEdits(
    text.slice(from, to),
    own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from })),
  ).join('');
};

const removed = ({ from, to }: XmlNode): SourceEdit => ({ from, to, text: '' });

/** The mark of a paragraph without its tracked changes. */
const markEdits = (mark: XmlNode | null, changes: 'accept' | 'reject'): readonly SourceEdit[] => {
  const gone =
    changes === 'accept' ? ['w:ins', 'w:moveTo', 'w:rPrChange'] : ['w:del', 'w:moveFrom', 'w:rPrChange'];
  return mark === null ? [] : mark.children.filter(({ name }) => gone.includes(name)).map(removed);
};

/** Properties of a paragraph whose text is written, with its tracked changes accepted or rejected like those of the text. */
const propertyEdits = (
  paragraph: XmlNode,
  text: string,
  changes: 'accept' | 'reject',
): readonly SourceEdit[] => {
  const properties = childOf(paragraph, 'w:pPr');
  if (properties === null) return [];
  const change = childOf(properties, 'w:pPrChange');
  const mark = childOf(properties, 'w:rPr');
  if (change === null) return markEdits(mark, changes);
  if (changes === 'accept') return [...markEdits(mark, changes), removed(change)];
  const before = childOf(change, 'w:pPr');
  const old = before === null ? '' : text.slice(before.inner.from, before.inner.to);
  const kept = properties.children
    .filter(({ name }) => name === 'w:rPr' || name === 'w:sectPr')
    .map((one) => patched(text, markEdits(mark, changes), one.from, one.to));
  return [{ ...properties.inner, text: old + kept.join('') }];
};

const paragraphEdits = (
  { nodes, text: own }: ParagraphSource,
  rich: RichText,
  { text, symbols, changes, bound, indents }: EditContext,
  edits: SourceEdit[],
): void => {
  const last = nodes.at(-1);
  const [first] = nodes;
  if (last === undefined || first === undefined) return;
  const within =
    edits.length === 0 ? edits : edits.filter(({ from, to }) => from >= first.from && to <= last.to);
  const content = writeParagraph(
    own,
    rich,
    { source: (from, to) => patched(text, within, from, to), symbols, indents },
    bound,
  );
  for (const node of nodes.slice(0, -1)) edits.push(removed(node));
  const properties = last.children.find(({ name }) => name === 'w:pPr' || name === 'a:pPr');
  const end = last.children.findLast(({ name }) => name === 'a:endParaRPr');
  edits.push(...propertyEdits(last, text, changes));
  const from = properties?.to ?? last.inner.from;
  edits.push({ from, to: Math.max(end?.from ?? last.inner.to, from), text: content });
};

/** Puts a text where a place is. Changes of places within it must have been made before. */
const sourceEdits = (
  source: PlaceSource,
  rich: RichText,
  context: EditContext,
  edits: SourceEdit[],
): void => {
  if (source.kind === 'paragraph') {
    paragraphEdits(source, rich, context, edits);
    return;
  }
  const words = context.symbols.visible(rich.text);
  edits.push({
    from: source.from,
    to: source.to,
    text: source.isAttribute ? escapeXmlAttribute(words) : escapeXmlText(words),
  });
};

/** The changes of a part that put a text into a place of it, and where its words stand again; added to `edits`. */
export const fillPlace = (
  { source, twins }: Place,
  rich: RichText,
  context: EditContext,
  edits: SourceEdit[],
): void => {
  sourceEdits(source, rich, context, edits);
  for (const twin of twins) sourceEdits(twin, rich, { ...context, bound: new Map() }, edits);
};

/** The changes of a part that shows words of another: the text goes into a paragraph that says the same. */
export const fillShown = (
  { source }: Place,
  rich: RichText,
  context: EditContext,
  edits: SourceEdit[],
): void => sourceEdits(source, rich, context, edits);
