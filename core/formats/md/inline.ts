import type { Definition, PhrasingContent } from 'mdast';
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

/** What the names of link reference definitions stand for. */
export type Targets = ReadonlyMap<string, Pick<Definition, 'url' | 'title'>>;

/** A stack of these walks any depth of nesting without the machine's own stack. */
type Step = { readonly node: PhrasingContent } | { readonly close: InlineTagType };

const enter = (builder: RichBuilder, node: PhrasingContent, targets: Targets): readonly Step[] => {
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
      addLines(builder, node.value);
      return [];
    case 'strong':
      return pair('strong', node.children);
    case 'emphasis':
      return pair('emphasis', node.children);
    case 'delete':
      return pair('strike', node.children);
    case 'link':
      return pair('link', node.children, withTitle({ href: node.url }, node.title));
    case 'linkReference': {
      const target = targets.get(node.identifier);
      if (target === undefined) return node.children.map((child) => ({ node: child }));
      return pair('link', node.children, withTitle({ href: target.url }, target.title));
    }
    case 'inlineCode':
      builder.open('code');
      builder.verbatim(node.value);
      builder.close('code');
      return [];
    case 'image':
      builder.empty('image', withTitle({ src: node.url, alt: node.alt ?? '' }, node.title));
      return [];
    case 'imageReference': {
      const target = targets.get(node.identifier);
      builder.empty('image', withTitle({ src: target?.url ?? '', alt: node.alt ?? '' }, target?.title));
      return [];
    }
    case 'break':
      builder.newline();
      return [];
    case 'html':
      markup(builder, node.value);
      return [];
    case 'footnoteReference': // that extension is not switched on
      break;
  }
  return [];
};

/** Adds what stands in a line of Markdown to a builder. A hard break becomes a newline in the text. */
export const addInline = (
  builder: RichBuilder,
  children: readonly PhrasingContent[],
  targets: Targets,
): void => {
  const steps: Step[] = children.map((node) => ({ node })).reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('close' in step) builder.close(step.close);
    else steps.push(...[...enter(builder, step.node, targets)].reverse());
  }
};
