import { Tokenizer } from 'htmlparser2';
import { fatalDecoder } from '../text/decode/encodings.ts';
import { readLimits, type LimitName } from '../formats/limits.ts';

/**
 * Prefixes by which this reader names the namespaces it knows, whatever prefix a document has for them: those of
 * ECMA-376 in both its forms (transitional and strict), and Microsoft's additions.
 */
const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office/word';
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/relationships`, 'rel'],
  [`${office}/package/2006/metadata/core-properties`, 'cp'],
  [`${office}/officeDocument/2006/custom-properties`, 'op'],
  [`${strict}/officeDocument/customProperties`, 'op'],
  [`${office}/officeDocument/2006/docPropsVTypes`, 'vt'],
  [`${strict}/officeDocument/docPropsVTypes`, 'vt'],
  [`${microsoft}/2010/wordml`, 'w14'],
  [`${microsoft}/2012/wordml`, 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

export type Attributes = ReadonlyMap<string, string>;

/** Elements of namespaces that are not known are named `?`. */
export type XmlVisitor = {
  /** The name of a limit when it has had enough: that is a problem too. */
  readonly open: (name: string, attributes: Attributes) => LimitName | null;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Deeper than any program nests, and shallow enough for functions that follow the nesting. */
const deepest = 400;

/** Knows which namespace each prefix stands for, here and now. */
const namespaces = () => {
  const stacks = new Map<string, string[]>([['xml', ['xml']]]);
  return {
    declare: (prefix: string, uri: string): void => {
      const stack = stacks.get(prefix);
      const known = prefixes.get(uri) ?? '?';
      if (stack === undefined) stacks.set(prefix, [known]);
      else stack.push(known);
    },
    forget: (prefix: string): void => void stacks.get(prefix)?.pop(),
    name: (qualified: string, isAttribute: boolean): string => {
      const colon = qualified.indexOf(':');
      if (colon < 0 && isAttribute) return qualified;
      const known = stacks.get(qualified.slice(0, Math.max(colon, 0)))?.at(-1) ?? '?';
      return known === '?' ? '?' : `${known}:${qualified.slice(colon + 1)}`;
    },
  };
};

const declared = (name: string): string | null =>
  name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null;

/** What is wrong with a text: it is no XML that is read here, or has more of something than is read. */
export type XmlProblem = string | { readonly beyond: LimitName };

type Open = { readonly written: string; readonly name: string; readonly declares: readonly string[] };

/** Turns the tokenizer's events into a visitor's, and holds them to the rules of XML that matter here. */
const checker = (visitor: XmlVisitor) => {
  const spaces = namespaces();
  const open: Open[] = [];
  let problem: XmlProblem | null = null;
  let hasRoot = false;

  const close = (): void => {
    const last = open.pop();
    if (last === undefined) return;
    visitor.close(last.name);
    last.declares.forEach(spaces.forget);
  };
  return {
    complain: (what: string): void => void (problem ??= what),
    problem: (): XmlProblem | null => problem,
    start: (written: string, attributes: readonly (readonly [string, string])[]): void => {
      if (problem !== null) return;
      if (open.length >= deepest) problem = 'nesting';
      else if (open.length === 0 && hasRoot) problem = 'second root';
      else if (attributes.length > readLimits.attributes) problem = { beyond: 'attributes' };
      if (problem !== null) return;
      hasRoot = true;
      const declares: string[] = [];
      for (const [name, value] of attributes) {
        const prefix = declared(name);
        if (prefix === null) continue;
        declares.push(prefix);
        spaces.declare(prefix, value);
      }
      const own = new Map<string, string>();
      for (const [name, value] of attributes)
        if (declared(name) === null) own.set(spaces.name(name, true), value);
      const name = spaces.name(written, false);
      open.push({ written, name, declares });
      const had = visitor.open(name, own);
      if (had !== null) problem = { beyond: had };
    },
    empty: (): void => {
      if (problem === null) close();
    },
    end: (written: string): void => {
      if (problem !== null) return;
      if (open.at(-1)?.written === written) close();
      else problem = `end of ${written.slice(0, 40)}`;
    },
    text: (text: string): void => {
      if (problem !== null) return;
      if (open.length > 0) visitor.text(text);
      else if (text.replace('\ufeff', '').trim() !== '') problem = 'text outside';
    },
    finish: (): XmlProblem | null =>
      problem ??
      (open.length > 0 ? `${open.at(-1)?.written.slice(0, 40)} not closed` : hasRoot ? null : 'no root'),
  };
};

/** A comment, a name, a stretch of CDATA or an instruction is held until it ends, and is never longer than this. */
const longestToken = 4 * 1024 * 1024;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** What the tokenizer may still ask for: it counts from the beginning of the whole text. */
const textWindow = () => {
  let text = '';
  let before = 0; // units that were let go
  let used = 0;
  return {
    add: (more: string): void => {
      text = text.slice(used - before) + more;
      before = used;
    },
    slice: (from: number, to: number): string => {
      used = Math.max(used, to);
      return text.slice(from - before, to - before);
    },
    length: (): number => text.length,
  };
};

/**
 * Reads XML, given in steps of which none ends within a surrogate pair, and tells `visitor` what is in it. Answers what is wrong, or null: elements that are not closed by their own
 * ends, a document type (and with it every entity but the five), nesting deeper than `deepest`, more than `readLimits`
 * allow. The visitor has seen all before it. Holds what one token needs.
 */
export const readXml = (xml: Iterable<string>, visitor: XmlVisitor): XmlProblem | null => {
  const check = checker(visitor);
  const window = textWindow();
  let name = '';
  let attributes: [string, string][] = [];
  let attribute = '';
  let value = '';
  const start = (): void => check.start(name, attributes);
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ontext: (from, to) => check.text(window.slice(from, to)),
      ontextentity: (code) => check.text(String.fromCodePoint(code)),
      oncdata: (from, to, offset) => check.text(window.slice(from, to - offset)),
      onopentagname: (from, to) => {
        name = window.slice(from, to);
        attributes = [];
      },
      onattribname: (from, to) => {
        attribute = window.slice(from, to);
        value = '';
      },
      onattribdata: (from, to) => void (value += window.slice(from, to)),
      onattribentity: (code) => void (value += String.fromCodePoint(code)),
      onattribend: () => void attributes.push([attribute, value]),
      onopentagend: start,
      onselfclosingtag: () => {
        start();
        check.empty();
      },
      onclosetag: (from, to) => check.end(window.slice(from, to)),
      ondeclaration: () => check.complain('document type'),
      oncomment: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  for (const piece of xml) {
    window.add(piece);
    tokenizer.write(piece);
    if (window.length() > longestToken) check.complain('token');
    if (check.problem() !== null) break;
  }
  if (check.problem() === null) tokenizer.end();
  return check.finish();
};

const labelOf = ([first, second]: Uint8Array) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

/**
 * The text of a part, from its bytes in pieces: UTF-8, or UTF-16 with its byte order mark. In the end, what is wrong with it:
 * that of the pieces, or that it is neither.
 */
export function* partTexts<P extends string>(
  pieces: Generator<Uint8Array, P | null>,
): Generator<string, P | 'damaged' | null> {
  let decoder: ReturnType<typeof fatalDecoder> | null = null;
  let held = ''; // a CR that may be half of a CRLF, or half a surrogate pair
  for (;;) {
    const next = pieces.next();
    if (next.done === true && next.value !== null) return next.value;
    const bytes = next.done === true ? new Uint8Array() : next.value;
    if (next.done !== true && bytes.length === 0) continue;
    decoder ??= fatalDecoder(labelOf(bytes));
    let text: string;
    try {
      text = held + decoder.decode(bytes, { stream: next.done !== true });
    } catch {
      return 'damaged';
    }
    const isSplit = next.done !== true && (text.endsWith('\r') || isHigh(text.charCodeAt(text.length - 1)));
    held = isSplit ? text.slice(-1) : '';
    yield (isSplit ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
    if (next.done === true) return null;
  }
}

export type XmlElement = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (XmlElement | string)[];
};

/** Gathers what a visitor is told of one element into a tree. `done` gets it when the element is closed. */
export const treeBuilder = (
  name: string,
  attributes: Attributes,
  done: (element: XmlElement) => void,
): XmlVisitor => {
  type Growing = { name: string; attributes: Attributes; children: (Growing | string)[] };
  const root: Growing = { name, attributes, children: [] };
  const path: Growing[] = [root];
  let elements = 0;
  return {
    open: (childName, childAttributes) => {
      const child = { name: childName, attributes: childAttributes, children: [] };
      path.at(-1)?.children.push(child);
      path.push(child);
      elements += 1;
      return elements <= readLimits.wordElements ? null : 'wordElements';
    },
    close: () => {
      path.pop();
      if (path.length === 0) done(root);
    },
    text: (text) => void path.at(-1)?.children.push(text),
  };
};

/** The child elements of an element. */
export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element === undefined ? undefined : childrenOf(element).find((child) => child.name === name);

/** The text directly in an element. */
export const textOf = (element: XmlElement): string =>
  element.children.filter((child) => typeof child === 'string').join('');

/** A small part as a tree, or what is wrong with it. */
export const readTree = (xml: Iterable<string>): XmlElement | { readonly problem: XmlProblem } => {
  let root: XmlElement | null = null;
  let inner: XmlVisitor | null = null;
  const problem = readXml(xml, {
    open: (name, attributes) => {
      if (inner !== null) return inner.open(name, attributes);
      inner = treeBuilder(name, attributes, (element) => void (root = element));
      return null;
    },
    close: (name) => inner?.close(name),
    text: (text) => inner?.text(text),
  });
  return root === null || problem !== null ? { problem: problem ?? 'no root' } : root;
};
