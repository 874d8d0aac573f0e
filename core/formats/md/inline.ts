import type { PhrasingContent } from 'mdast';
import type { InlineTagType } from '../../model/index.ts';
import type { RichBuilder, TagData } from '../rich-builder.ts';

/** Elements without attributes that stand for inline tags Markdown has no marks for; `write.ts` writes the same ones. */
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
  ['sub', 'sub'],
  ['sup', 'sup'],
]);

const withTitle = (data: TagData, title: string | null | undefined): TagData =>
  typeof title === 'string' && title !== '' ? { ...data, title } : data;

const markup = (builder: RichBuilder, value: string): void => {
  if (/^<br\s*\/?>$/i.test(value)) {
    builder.newline();
    return;
  }
  const [, slash, name] = /^<(\/?)([a-z]+)>$/i.exec(value) ?? [];
  const type = elements.get((name ?? '').toLowerCase());
  if (type === undefined) builder.empty('other', { markup: value });
  else if (slash === '') builder.open(type);
  else builder.close(type);
};

/** A stack of these walks any depth of nesting without the machine's own stack. */
type Step = { readonly node: PhrasingContent } | { readonly close: InlineTagType };

const enter = (builder: RichBuilder, node: PhrasingContent): readonly Step[] => {
  const pair = (
    type: InlineTagType,
    children: readonly PhrasingContent[],
    data?: TagData,
  ): readonly Step[] => {
    builder.open(type, data);
    return [...children.map((child) => ({ node: child })), { close: type }];
  };
  switch (node.type) {
    case 'text':
      builder.flow(node.value);
      return [];
    case 'strong':
      return pair('strong', node.children);
    case 'emphasis':
      return pair('emphasis', node.children);
    case 'delete':
      return pair('strike', node.children);
    case 'link':
      return pair('link', node.children, withTitle({ href: node.url }, node.title));
    case 'linkReference':
      return node.children.map((child) => ({ node: child })); // resolved ones were made links before
    case 'inlineCode':
      builder.open('code');
      builder.verbatim(node.value);
      builder.close('code');
      return [];
    case 'image':
      builder.empty('image', withTitle({ src: node.url, alt: node.alt ?? '' }, node.title));
      return [];
    case 'imageReference':
      builder.empty('image', { alt: node.alt ?? '' });
      return [];
    case 'break':
      builder.newline();
      return [];
    case 'html':
      markup(builder, node.value);
      return [];
    case 'footnoteReference':
      return []; // that extension is not switched on
  }
};

/** Adds what stands in a line of Markdown to a builder. A hard break becomes a newline in the text. */
export const addInline = (builder: RichBuilder, children: readonly PhrasingContent[]): void => {
  const steps: Step[] = children.map((node) => ({ node })).reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('close' in step) builder.close(step.close);
    else steps.push(...[...enter(builder, step.node)].reverse());
  }
};
