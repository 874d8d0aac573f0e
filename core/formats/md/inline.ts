import { decodeHTML } from 'entities';
import type { Image, ImageReference, PhrasingContent } from 'mdast';
import type { InlineTagType } from '../../model/index.ts';
import { attributeSlices } from '../html/attribute-slices.ts';
import type { RichBuilder, TagData } from '../rich-builder.ts';
import type { Slice, Syntax } from '../source-place.ts';
import type { Target } from './definitions.ts';

/** Elements that stand for inline tags; `inline-write.ts` writes those that Markdown has no marks for. */
const elements: ReadonlyMap<string, InlineTagType> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike'],
  ['del', 'strike'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]);

/** Adds text whose newlines mean nothing: between Han characters they vanish, elsewhere they are a space. */
export const addLines = (builder: RichBuilder, text: string): void => {
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    let from = 0;
    let to = line.length;
    if (i > 0) while (from < to && ' \t'.includes(line.charAt(from))) from++;
    if (i + 1 < lines.length) while (to > from && ' \t'.includes(line.charAt(to - 1))) to--;
    if (i > 0) builder.flow('\n');
    builder.verbatim(line.slice(from, to));
  });
};

/** Words that stand in an attribute or a title: they are no part of the running text. */
export type Aside = Slice & {
  readonly text: string;
  readonly as: 'alt' | 'title';
  readonly suffix?: string;
  readonly syntax: Syntax;
};

/** What a reader of inline Markdown knows of its surroundings. */
export type Surroundings = {
  readonly targets: ReadonlyMap<string, Target>;
  /** The parsed text, which the nodes' offsets count in. */
  readonly source: string;
  /** The offset in the file of an offset of the parsed text. */
  readonly place: (offset: number) => number;
  /** Emphasis that the standard does not see, by start and end: its marks stay in the text, with a repair. */
  readonly repaired: ReadonlySet<string>;
  readonly aside: (words: Aside) => void;
  /** The file's own text where that is not what is parsed; null where it is. */
  readonly markup: ((slice: Slice) => string) | null;
};

/** Marks the letters of emphasis that a repair takes out; see `draftsOf`. */
export const markRepair = 'repair';

const withTitle = (data: TagData, title: string | null | undefined): TagData =>
  typeof title === 'string' && title !== '' ? { ...data, title } : data;

const wordAttributes: ReadonlySet<string> = new Set(['alt', 'title']);

/** A stack of these walks any depth of nesting without the machine's own stack. */
type Step = { readonly node: PhrasingContent } | { readonly after: () => void };

/** A reading of ruby annotation (HTML, section 4.5.10) on its way: from the end of its base text on. */
type Ruby = { from: number; to: number; reading: string; within: 'base' | 'rt' | 'rp' | 'done' };

const startOf = (node: PhrasingContent): number => node.position?.start.offset ?? 0;
const endOf = (node: PhrasingContent): number => node.position?.end.offset ?? 0;

/** Where the words of a code span begin and end (section 6.1: one space may be taken off at both ends). */
const codeInside = (
  { source }: Surroundings,
  node: PhrasingContent & { type: 'inlineCode' },
): [number, number] => {
  const [from, to] = [startOf(node), endOf(node)];
  const fence = /^`*/.exec(source.slice(from, to))?.[0].length ?? 0;
  const padded = to - from - 2 * fence === node.value.length + 2 ? 1 : 0;
  return [from + fence + padded, to - fence - padded];
};

/** Reads what stands in one block of Markdown into a builder. A hard break becomes a newline in the text. */
export const inlineReader = (builder: RichBuilder, around: Surroundings) => {
  const slice = (from: number, to: number): Slice => ({ from: around.place(from), to: around.place(to) });
  const whole = (node: PhrasingContent): Slice => slice(startOf(node), endOf(node));
  let ruby: Ruby | null = null;

  /** The name of a reference, on one line. */
  const nameIn = (from: number, to: number): string =>
    around.source.slice(from, to).replaceAll(/\s*\n[ \t>]*/g, ' ');

  const pair = (
    type: InlineTagType,
    node: PhrasingContent & { readonly children: readonly PhrasingContent[] },
    data?: TagData,
    isNamedByWords = false,
  ): readonly Step[] => {
    const [first, last] = [node.children[0], node.children.at(-1)];
    const inner = first === undefined || last === undefined ? endOf(node) : startOf(first);
    const outer = last === undefined ? endOf(node) : endOf(last);
    const isRepaired = around.repaired.has(`${startOf(node)} ${endOf(node)}`);
    // `<address>` (section 6.5) is one only as long as its words are its address.
    const isAutolink = type === 'link' && around.source.charAt(startOf(node)) === '<';
    const letters = (from: number, to: number): void => {
      const mark = around.source.slice(from, to);
      builder.empty('other', { [markRepair]: mark });
      builder.verbatim(mark);
    };
    if (isRepaired) {
      letters(startOf(node), inner);
      builder.open(type, data);
    } else {
      const opening = slice(startOf(node), inner);
      builder.open(type, data, isAutolink ? { ...opening, changed: '[' } : opening);
    }
    const end = (): void => {
      if (isRepaired) {
        builder.close(type);
        letters(outer, endOf(node));
      } else {
        const named = isAutolink
          ? { changed: `](<${data?.['href'] ?? ''}>)` }
          : isNamedByWords
            ? { changed: `][${nameIn(inner, outer)}]` }
            : {};
        builder.close(type, undefined, { ...slice(outer, endOf(node)), ...named });
      }
    };
    return [...node.children.map((child) => ({ node: child })), { after: end }];
  };

  const image = (node: Image | ImageReference, target: Target): void => {
    const alt = node.alt ?? '';
    builder.empty('image', withTitle({ src: target.url, alt }, target.title), whole(node));
    const { label, title } = node.data ?? {};
    const isNamedByWords = node.type === 'imageReference' && node.referenceType !== 'full';
    if (label !== undefined && isNamedByWords)
      around.aside({
        ...slice(label.from, endOf(node) - 1),
        text: alt,
        as: 'alt',
        syntax: 'label',
        suffix: `][${nameIn(label.from, label.to)}`,
      });
    else if (label !== undefined)
      around.aside({ ...slice(label.from, label.to), text: alt, as: 'alt', syntax: 'label' });
    if (title !== undefined)
      around.aside({
        ...slice(title.from, title.to),
        text: target.title ?? '',
        as: 'title',
        syntax: 'quoted',
      });
  };

  /** Ends the reading: the characters since the last one, or since `<ruby>`, are a pair of tags that carries it. */
  const endReading = (to: number): void => {
    if (ruby === null) return;
    builder.close('other', { ruby: ruby.reading.trim() }, slice(ruby.from, to));
  };

  const rubyMarkup = (node: PhrasingContent, name: string, closes: boolean): void => {
    if (ruby === null) return;
    const { within } = ruby;
    if (name === 'rt' || name === 'rp') {
      if (!closes && within === 'base') ruby.from = startOf(node);
      if (!closes) ruby.within = name;
      else if (within !== 'base') ruby.within = 'done';
      ruby.to = endOf(node);
    } else if (name === 'ruby' && closes) {
      if (within === 'base') builder.close('other', undefined, whole(node));
      else endReading(endOf(node));
      ruby = null;
    } else if (name === 'rb' && closes && within === 'base') {
      ruby.from = startOf(node);
      ruby.within = 'done';
      ruby.to = endOf(node);
    } else ruby.to = endOf(node);
  };

  /** Words behind a reading belong to the next one. */
  const nextBase = (at: number): void => {
    if (ruby === null || ruby.within !== 'done') return;
    endReading(ruby.to);
    builder.open('other', undefined, slice(ruby.to, at));
    ruby = { from: at, to: at, reading: '', within: 'base' };
  };

  const markup = (node: PhrasingContent & { type: 'html' }): void => {
    const { value } = node;
    const [, slash = '', tagName = ''] = /^<(\/?)([a-z][a-z0-9]*)[\s/>]/i.exec(value) ?? [];
    const name = tagName.toLowerCase();
    const type = elements.get(name);
    if (name === 'br') {
      builder.newline();
      return;
    }
    if (name === 'ruby' && slash === '') {
      builder.open('other', undefined, whole(node));
      ruby = { from: endOf(node), to: endOf(node), reading: '', within: 'base' };
    } else if (ruby !== null && /^(?:ruby|r[btp]|rtc|rbc)$/.test(name)) rubyMarkup(node, name, slash !== '');
    else if (type === undefined)
      builder.empty('other', { markup: around.markup?.(whole(node)) ?? value }, whole(node));
    else if (slash === '') builder.open(type, undefined, whole(node));
    else builder.close(type, undefined, whole(node));
    for (const { name: as, value: text, ...own } of attributeSlices(value, startOf(node), wordAttributes))
      around.aside({
        ...slice(own.from, own.to),
        text: decodeHTML(text),
        as: as === 'alt' ? 'alt' : 'title',
        syntax: 'attribute',
      });
  };

  const enter = (node: PhrasingContent): readonly Step[] => {
    if (ruby !== null && node.type === 'text') {
      if (ruby.within === 'rt') ruby.reading += node.value;
      if (ruby.within === 'rt' || ruby.within === 'rp') return [];
      // White space before the end of the ruby is no base.
      if (ruby.within === 'done' && node.value.trim() === '') return [];
      nextBase(startOf(node));
    }
    switch (node.type) {
      case 'text':
        addLines(builder, node.value);
        return [];
      case 'strong':
        return pair('strong', node);
      case 'emphasis':
        return pair('emphasis', node);
      case 'delete':
        return pair('strike', node);
      case 'link': {
        const { title } = node.data ?? {};
        if (title !== undefined)
          around.aside({
            ...slice(title.from, title.to),
            text: node.title ?? '',
            as: 'title',
            syntax: 'quoted',
          });
        return pair('link', node, withTitle({ href: node.url }, node.title));
      }
      case 'linkReference': {
        const target = around.targets.get(node.identifier);
        if (target === undefined) return node.children.map((child) => ({ node: child }));
        return pair(
          'link',
          node,
          withTitle({ href: target.url }, target.title),
          node.referenceType !== 'full',
        );
      }
      case 'inlineCode': {
        const [from, to] = codeInside(around, node);
        builder.open('code', undefined, slice(startOf(node), from));
        builder.verbatim(node.value);
        builder.close('code', undefined, slice(to, endOf(node)));
        return [];
      }
      case 'image':
        image(node, { url: node.url, title: node.title ?? null });
        return [];
      case 'imageReference':
        image(node, around.targets.get(node.identifier) ?? { url: '', title: null });
        return [];
      case 'break':
        builder.newline();
        return [];
      case 'html':
        markup(node);
        return [];
      case 'footnoteReference':
        builder.empty('other', { footnote: node.label ?? node.identifier }, whole(node));
        return [];
    }
    return [];
  };

  return (children: readonly PhrasingContent[]): void => {
    const steps: Step[] = children.map((node) => ({ node })).reverse();
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if ('after' in step) step.after();
      else steps.push(...[...enter(step.node)].reverse());
    }
  };
};
