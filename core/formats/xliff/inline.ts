import type { InlineTag, InlineTagType, Range, RichText } from '../../model/index.ts';
import { codePointLength, sliceCodePoints } from '../../text/codepoints.ts';
import type { Element, Node } from './tree.ts';

/** What an element within a text is. */
export type CodeRole =
  /** A pair around what is in it. */
  | { readonly role: 'pair'; readonly key: string }
  /** One end of a pair whose other end has the same key. */
  | { readonly role: 'start' | 'end'; readonly key: string }
  | { readonly role: 'half-start' | 'half-end'; readonly key: string }
  | { readonly role: 'empty'; readonly key: string }
  /** Marks words and is no code: what is in it is text. */
  | { readonly role: 'mark' }
  | { readonly role: 'mark-start' | 'mark-end'; readonly key: string }
  /** No part of the text: what is in it counts as if it stood there alone, or not at all. */
  | { readonly role: 'through' }
  | { readonly role: 'nothing' };

/** How a version of XLIFF writes codes. */
export type CodeReader = {
  readonly roleOf: (element: Element) => CodeRole;
  /** Type and data of a code's tag, `half` apart. */
  readonly looksOf: (element: Element) => { readonly type: InlineTagType; readonly data: Data };
};
type Data = Readonly<Record<string, string>>;

/** Words that the file marks: a comment, a term, what must not be translated. Code points. */
export type InlineMark = Range & { readonly element: Element; readonly endElement?: Element };

/** What stands for a tag in the file: its start tag, its end tag, or all of the element. */
export type Part = { readonly element: Element; readonly of: 'start' | 'end' | 'whole' };

/** The content of a source or target. */
export type Inline = {
  readonly rich: RichText;
  /** For each tag of `rich`. */
  readonly parts: readonly Part[];
  readonly marks: readonly InlineMark[];
  /** White space before and behind, which is not in `rich`. */
  readonly lead: string;
  readonly tail: string;
};

type Item = {
  readonly at: number;
  readonly part: Part;
  readonly key: string;
  kind: 'open' | 'close' | 'empty';
  half: 'start' | 'end' | undefined;
  /** The other end of a pair. */
  partner: Item | undefined;
  /** Its number, once it has one; of a pair its start has it. */
  own: Numbered | undefined;
};

/** Deeper pairs that may overlap are kept as unpaired ends: each reader of a text costs as much as pairs are deep. */
const deepest = 50;

/** Numbers of tags in one unit: a translation has those of its original. */
export type TagNumbers = {
  readonly of: (key: string, fresh: () => Pick<InlineTag, 'type' | 'data'>) => Numbered;
  /** From here on texts are translations. */
  readonly translate: () => void;
};
type Numbered = { readonly id: number } & Pick<InlineTag, 'type' | 'data'>;

/** Makes numbers for one unit. The n-th code of a name in the translation is the n-th of that name in the original. */
export const tagNumbers = (): TagNumbers => {
  /** The codes of a name, and how many of them the translation has had. Made for the first: most units have none. */
  let byName: Map<string, { readonly all: Numbered[]; taken: number }> | null = null;
  let [next, isOriginal] = [1, true];
  return {
    of: (key, fresh) => {
      byName ??= new Map();
      let known = byName.get(key);
      if (known === undefined) byName.set(key, (known = { all: [], taken: 0 }));
      if (!isOriginal) {
        const own = known.all[known.taken];
        known.taken += 1;
        return own ?? { id: next++, ...fresh() };
      }
      const own = { id: next++, ...fresh() };
      known.all.push(own);
      return own;
    },
    translate: () => void (isOriginal = false),
  };
};

/** Takes pairs apart that are too deep. */
const limitDepth = (items: readonly Item[]): void => {
  let depth = 0;
  for (const item of items) {
    if (item.part.of !== 'whole' || item.partner === undefined) continue;
    if (item.kind === 'close') depth -= 1;
    else if (depth < deepest) depth += 1;
    else item.partner.partner = item.partner = undefined;
  }
};

/** Finds pairs among ends that stand in one text; the others are halves. */
const pairUp = (items: readonly Item[]): void => {
  let open: Map<string, Item[]> | null = null;
  for (const item of items) {
    // Pairs around their content are pairs already.
    if (item.kind === 'empty' || item.part.of !== 'whole') continue;
    if (item.kind === 'open') {
      open ??= new Map();
      const same = open.get(item.key);
      if (same === undefined) open.set(item.key, [item]);
      else same.push(item);
      continue;
    }
    const start = open?.get(item.key)?.pop();
    if (start !== undefined) [item.partner, start.partner] = [start, item];
  }
  limitDepth(items);
  for (const item of items) {
    if (item.kind === 'empty' || item.partner !== undefined) continue;
    item.half = item.kind === 'open' ? 'start' : 'end';
    item.kind = 'empty';
  }
};

type Walked = {
  text: string;
  length: number;
  readonly items: Item[];
  readonly marks: InlineMark[];
  /** Where marks begin whose ends have not come yet, by their keys; null before there are any. */
  begun: Map<string, { readonly element: Element; readonly at: number }> | null;
};

const walkNodes = (nodes: readonly Node[], reader: CodeReader, into: Walked): void => {
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'text') {
    into.text = only.text;
    into.length = codePointLength(only.text);
    return;
  }
  const add = (kind: Item['kind'], key: string, part: Part, half?: 'start' | 'end'): Item => {
    const item: Item = { at: into.length, part, key, kind, half, partner: undefined, own: undefined };
    into.items.push(item);
    return item;
  };
  const visitElement = (element: Element): void => {
    const code = reader.roleOf(element);
    if (code.role === 'through') return element.children.forEach(visit);
    if (code.role === 'nothing') return;
    if (code.role === 'pair') {
      const start = add('open', code.key, { element, of: 'start' });
      element.children.forEach(visit);
      const end = add('close', code.key, { element, of: 'end' });
      [start.partner, end.partner] = [end, start];
      return;
    }
    if (code.role === 'mark') {
      const start = into.length;
      const at = into.marks.length;
      element.children.forEach(visit);
      return void into.marks.splice(at, 0, { start, end: into.length, element });
    }
    if (code.role === 'mark-start')
      return void (into.begun ??= new Map()).set(code.key, { element, at: into.length });
    if (code.role === 'mark-end') {
      const start = into.begun?.get(code.key);
      into.begun?.delete(code.key);
      // One that began in another text is kept by itself.
      const from = start ?? { at: into.length, element };
      const end = start === undefined ? {} : { endElement: element };
      into.marks.push({ start: from.at, end: into.length, element: from.element, ...end });
      return;
    }
    const half = code.role === 'half-start' ? 'start' : code.role === 'half-end' ? 'end' : undefined;
    const kind = code.role === 'start' ? 'open' : code.role === 'end' ? 'close' : 'empty';
    add(kind, code.key, { element, of: 'whole' }, half);
  };
  const visit = (node: Node): void => {
    if (node.kind === 'element') return visitElement(node);
    into.text += node.text;
    into.length += codePointLength(node.text);
  };
  nodes.forEach(visit);
  // A mark that ends in another text reaches to the end of this one.
  for (const { element, at } of into.begun?.values() ?? [])
    into.marks.push({ start: at, end: into.length, element });
};

const isWhite = (unit: number): boolean => unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0x0a;

/** White space at the ends, as far as no code stands in it; nothing of a text that is nothing else. */
const edgesOf = ({ text, length, items }: Walked): { readonly lead: number; readonly tail: number } => {
  if (text.trim() === '' && items.length === 0) return { lead: 0, tail: 0 };
  let [lead, tail] = [0, 0];
  while (isWhite(text.charCodeAt(lead))) lead += 1;
  while (isWhite(text.charCodeAt(text.length - 1 - tail))) tail += 1;
  return {
    lead: Math.min(lead, items[0]?.at ?? lead),
    tail: Math.min(tail, length - (items.at(-1)?.at ?? length - tail)),
  };
};

/** The tags of a text before which stands white space of `lead` code points that is not in it. */
const tagsOf = (
  items: readonly Item[],
  lead: number,
  reader: CodeReader,
  numbers: TagNumbers,
): readonly InlineTag[] => {
  if (items.length === 0) return [];
  return items.map((item) => {
    const { kind, half, partner, key, part } = item;
    const at = item.at - lead;
    const start = kind === 'close' ? (partner ?? item) : item;
    start.own ??= numbers.of(`${kind === 'empty' ? (half ?? 'empty') : 'pair'} ${key}`, () => {
      const { type, data } = reader.looksOf(part.element);
      return { type, data: half === undefined ? data : { half, ...data } };
    });
    const { id, type, data } = start.own;
    return kind === 'close' || data === undefined ? { at, kind, id, type } : { at, kind, id, type, data };
  });
};

/** Reads the content of a source or target. Originals of a unit come first, then `numbers.translate()`. */
export const readInline = (nodes: readonly Node[], reader: CodeReader, numbers: TagNumbers): Inline => {
  const walked: Walked = { text: '', length: 0, items: [], marks: [], begun: null };
  walkNodes(nodes, reader, walked);
  const { text, length, items, marks } = walked;
  if (items.length > 0) pairUp(items);
  const { lead, tail } = edgesOf(walked);
  const end = length - tail;
  const within = (at: number): number => Math.min(Math.max(at, lead), end) - lead;
  const tags = tagsOf(items, lead, reader, numbers);
  return {
    rich: { text: lead === 0 && tail === 0 ? text : sliceCodePoints(text, lead, end), tags },
    parts: items.map(({ part }) => part),
    marks:
      marks.length === 0
        ? marks
        : marks.map((mark) => ({ ...mark, start: within(mark.start), end: within(mark.end) })),
    lead: lead === 0 ? '' : sliceCodePoints(text, 0, lead),
    tail: tail === 0 ? '' : sliceCodePoints(text, end),
  };
};
