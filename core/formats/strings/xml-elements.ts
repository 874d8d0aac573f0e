import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readWholeXml, type Namespaces, type XmlAttributes } from '../../xml/read.ts';
import { readLimits } from '../limits.ts';
import { lineCounter } from './syntax-fault.ts';

/** An element of a file that is held whole. Places are UTF-16 units of its text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly line: number;
  readonly from: number;
  /** What is between its tags; nothing of an element that is only one tag. */
  readonly innerFrom: number;
  innerTo: number;
  to: number;
  readonly children: XmlElement[];
  /** The words of the comments right before it. */
  readonly comments: readonly string[];
};

/** The root element of a document of XML. Failures: document.bad-xml, file.too-many. */
export const readElements = (text: string, namespaces: Namespaces = new Map()): Result<XmlElement> => {
  const lineAt = lineCounter(text);
  const open: XmlElement[] = [];
  let [root, comments, count]: [XmlElement | null, string[], number] = [null, [], 0];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }, at) => {
        const element: XmlElement = {
          name,
          attributes,
          line: lineAt(at.from),
          from: at.from,
          innerFrom: at.to,
          innerTo: at.to,
          to: at.to,
          children: [],
          comments,
        };
        comments = [];
        open.at(-1)?.children.push(element);
        root ??= element;
        open.push(element);
        count += 1;
        return count > readLimits.pageNodes ? 'pageNodes' : null;
      },
      close: (_name, at) => {
        const element = open.pop();
        comments = [];
        if (element !== undefined) Object.assign(element, { innerTo: at.from, to: at.to });
      },
      comment: (words) => void comments.push(words.trim()),
    },
    { namespaces, allowsDoctype: true },
  );
  if (fault !== null) return xmlFailure(fault);
  const nothing: XmlElement = {
    name: '',
    attributes: new Map(),
    line: 1,
    from: 0,
    innerFrom: 0,
    innerTo: 0,
    to: 0,
    children: [],
    comments: [],
  };
  return ok(root ?? nothing);
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags as what it says: the five entities of XML, and numbers; ends of lines as LF (XML 1.0, 2.11). */
export const decodeXmlText = (written: string): string =>
  written
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(
      /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
      (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
        if (name !== undefined) return entities[name] ?? whole;
        const code = hex === undefined ? Number(number) : parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );

/** A piece of what stands within an element of well-formed XML, in UTF-16 units of that. */
export type XmlPiece = {
  readonly is: 'text' | 'cdata' | 'tag' | 'other';
  readonly from: number;
  readonly to: number;
  readonly written: string;
};

const piece = /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

export const piecesOf = (inner: string): readonly XmlPiece[] =>
  Array.from(inner.matchAll(piece), (match): XmlPiece => {
    const [written] = match;
    const place = { from: match.index, to: match.index + written.length, written };
    if (written.startsWith('<![CDATA[')) return { ...place, is: 'cdata' };
    if (/^<[!?]/.test(written)) return { ...place, is: 'other' };
    return { ...place, is: written.startsWith('<') ? 'tag' : 'text' };
  });
