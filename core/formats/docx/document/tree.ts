import type { Slice } from '../../source-place.ts';
import type { XmlAttributes, XmlStart } from '#core/xml/read.ts';

/**
 * An element with what is in it, and where it stands: UTF-16 units of its part. `from` to `to` is all of it, `inner` what is between its
 * tags (for `<a/>` nothing, behind it).
 */
export type XmlNode = Slice & {
  readonly name: string;
  /** With the prefix of the file. */
  readonly written: string;
  readonly attributes: XmlAttributes;
  readonly isEmpty: boolean;
  readonly children: readonly XmlNode[];
  /** Its own text, without that of its elements. */
  readonly text: string;
  readonly inner: Slice;
};

type Growing = {
  -readonly [Key in Exclude<keyof XmlNode, 'children' | 'inner'>]: XmlNode[Key];
} & { readonly children: Growing[]; inner: { from: number; to: number } };

const growing = ({ name, written, attributes, isEmpty }: XmlStart, at: Slice): Growing => ({
  name,
  written,
  attributes,
  isEmpty,
  from: at.from,
  to: at.to,
  children: [],
  text: '',
  inner: { from: at.to, to: at.to },
});

/** Puts an element together from what a reader of XML tells. The first that is opened is the root, which `close` gives once it ends. */
export const treeBuilder = () => {
  const open: Growing[] = [];
  return {
    isOpen: (): boolean => open.length > 0,
    open: (start: XmlStart, at: Slice): void => {
      const node = growing(start, at);
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    text: (text: string): void => {
      const last = open.at(-1);
      if (last !== undefined) last.text += text;
    },
    close: (at: Slice): XmlNode | null => {
      const node = open.pop();
      if (node === undefined) return null;
      node.inner.to = at.from;
      node.to = at.to;
      return open.length === 0 ? node : null;
    },
  };
};

const noNodes: readonly XmlNode[] = [];

export const childOf = (node: XmlNode | null | undefined, name: string): XmlNode | null => {
  for (const child of node?.children ?? noNodes) if (child.name === name) return child;
  return null;
};

/** The value of an attribute of a namespaced element, as `w:val`. */
export const attributeOf = (node: XmlNode | null | undefined, name: string): string | null =>
  node?.attributes.get(name) ?? null;

/** Elements in a tree that `wanted` says yes to, in order; nothing is looked for within them. */
export function* descendants(node: XmlNode, wanted: (node: XmlNode) => boolean): Generator<XmlNode> {
  for (const child of node.children)
    if (wanted(child)) yield child;
    else yield* descendants(child, wanted);
}
