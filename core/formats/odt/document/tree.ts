import type { XmlAttributes, XmlStart } from '#core/xml/read.ts';
import type { Slice } from '../../source-place.ts';

/** An element with its texts and elements in order, and where it stands (UTF-16 units of its part); `inner` is between its tags. */
export type OdtNode = Slice & {
  readonly name: string;
  readonly written: string;
  readonly attributes: XmlAttributes;
  readonly inner: Slice;
  readonly content: readonly (OdtNode | string)[];
};

type Growing = { -readonly [Key in keyof Omit<OdtNode, 'content' | 'inner'>]: OdtNode[Key] } & {
  inner: { from: number; to: number };
  readonly content: (Growing | string)[];
};

/** Puts an element together from what a reader of XML tells; `close` gives the root once it ends. */
export const nodeBuilder = () => {
  const open: Growing[] = [];
  return {
    isOpen: (): boolean => open.length > 0,
    open: ({ name, written, attributes }: XmlStart, at: Slice): void => {
      const node: Growing = {
        name,
        written,
        attributes,
        ...at,
        inner: { from: at.to, to: at.to },
        content: [],
      };
      open.at(-1)?.content.push(node);
      open.push(node);
    },
    text: (text: string): void => void open.at(-1)?.content.push(text),
    close: (at: Slice): OdtNode | null => {
      const node = open.pop();
      if (node === undefined) return null;
      node.inner.to = at.from;
      node.to = at.to;
      return open.length === 0 ? node : null;
    },
  };
};

/** The elements directly in an element. */
export const elementsOf = ({ content }: OdtNode): readonly OdtNode[] =>
  content.filter((child) => typeof child !== 'string');
