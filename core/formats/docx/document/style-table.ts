import type { Result } from '#core/model/index.ts';
import { ok } from '#core/model/index.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { officeNames } from './names.ts';
import { attributeOf, childOf, treeBuilder, type XmlNode } from './tree.ts';

/** Whether an on/off property is on (ECMA-376 Part 1, section 17.17.4); null where it is not there. */
export const isOn = (properties: XmlNode | null, name: string): boolean | null => {
  const own = childOf(properties, name);
  if (own === null) return null;
  return !['0', 'false', 'off', 'none'].includes(attributeOf(own, 'w:val') ?? '1');
};

/** What is asked of the styles of a document; a style that is not there says nothing. */
export type StyleTable = {
  /** 1 to 9, null for body text. Of the style of the paragraph, or its default where it has none. */
  readonly outline: (style: string | null) => number | null;
  /** Level of the list that the style puts a paragraph into, from 0; null for none. */
  readonly list: (style: string | null) => number | null;
  /** Whether text of this paragraph style and this character style is hidden, where its run says nothing itself. */
  readonly isHidden: (paragraph: string | null, character: string | null) => boolean;
};

type Style = {
  readonly basedOn: string | null;
  readonly name: string;
  readonly outline: number | null;
  readonly list: number | null;
  readonly hidden: boolean | null;
};

/** Outline level 9 is body text (section 17.3.1.20). */
export const outlineIn = (paragraphProperties: XmlNode | null): number | null => {
  const own = attributeOf(childOf(paragraphProperties, 'w:outlineLvl'), 'w:val');
  return own === null || !/^\d$/.test(own) ? null : Number(own) + 1;
};

/** `numId` 0 takes a paragraph out of its list (section 17.9.18): -1. Null where nothing is said. */
export const listIn = (paragraphProperties: XmlNode | null): number | null => {
  const own = childOf(paragraphProperties, 'w:numPr');
  if (own === null) return null;
  if (attributeOf(childOf(own, 'w:numId'), 'w:val') === '0') return -1;
  const level = attributeOf(childOf(own, 'w:ilvl'), 'w:val') ?? '0';
  return /^\d$/.test(level) ? Number(level) : 0;
};

/** Names that Word has for headings and titles, whatever the language of its interface (section 17.7.4.9). */
const outlineByName = (name: string): number | null => {
  if (name === 'title') return 1;
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  return level === undefined ? null : Number(level);
};

const styleOf = (node: XmlNode): Style => {
  const name = (attributeOf(childOf(node, 'w:name'), 'w:val') ?? '').toLowerCase();
  const paragraph = childOf(node, 'w:pPr');
  return {
    basedOn: attributeOf(childOf(node, 'w:basedOn'), 'w:val'),
    name,
    outline: outlineIn(paragraph) ?? outlineByName(name),
    list: listIn(paragraph),
    hidden: isOn(childOf(node, 'w:rPr'), 'w:vanish'),
  };
};

/** Longer chains of styles are circles. */
const longestChain = 50;

const tableOf = (
  styles: ReadonlyMap<string, Style>,
  usual: string | null,
  hiddenByDefault: boolean,
): StyleTable => {
  const asked = <T>(style: string | null, of: (style: Style) => T | null): T | null => {
    let id = style;
    for (let step = 0; id !== null && step < longestChain; step += 1) {
      const own: Style | undefined = styles.get(id);
      if (own === undefined) return null;
      const found = of(own);
      if (found !== null) return found;
      id = own.basedOn;
    }
    return null;
  };
  return {
    outline: (style) => {
      const level = asked(style ?? usual, ({ outline }) => outline);
      return level === null || level > 9 ? null : level;
    },
    list: (style) => asked(style ?? usual, ({ list }) => list),
    // Of on/off properties the styles of a run and of its paragraph undo each other (section 17.7.3).
    isHidden: (paragraph, character) =>
      (asked(character, ({ hidden }) => hidden) ?? false) !==
        (asked(paragraph ?? usual, ({ hidden }) => hidden) ?? false) || hiddenByDefault,
  };
};

export const noStyles: StyleTable = tableOf(new Map(), null, false);

/** The styles of a document from the text of their part. Failures: of its XML. */
export const readStyles = (part: string, text: string): Result<StyleTable> => {
  const styles = new Map<string, Style>();
  let [usual, hidden]: [string | null, boolean] = [null, false];
  const tree = treeBuilder();
  const end = (node: XmlNode): void => {
    if (node.name === 'w:docDefaults') {
      hidden = isOn(childOf(childOf(node, 'w:rPrDefault'), 'w:rPr'), 'w:vanish') ?? false;
      return;
    }
    const id = attributeOf(node, 'w:styleId');
    if (id === null) return;
    styles.set(id, styleOf(node));
    const isUsual = ['1', 'true', 'on'].includes(attributeOf(node, 'w:default') ?? '0');
    if (isUsual && attributeOf(node, 'w:type') === 'paragraph') usual = id;
  };
  const fault = readWholeXml(
    text,
    {
      open: (start, at) => {
        if (tree.isOpen() || start.name === 'w:style' || start.name === 'w:docDefaults') tree.open(start, at);
      },
      close: (_, at) => {
        const node = tree.isOpen() ? tree.close(at) : null;
        if (node !== null) end(node);
      },
    },
    { namespaces: officeNames },
  );
  return fault === null ? ok(tableOf(styles, usual, hidden)) : xmlFailure(fault, part);
};
