import type { SaxesParser } from 'saxes';
import { readLimits, type LimitName } from '../formats/limits.ts';
import type { Slice } from '../formats/source-place.ts';
import { newParser } from './parser.ts';

/** Prefixes by which a reader names namespaces, whatever prefix a document has for them, by their addresses. */
export type Namespaces = ReadonlyMap<string, string>;

/**
 * Names as `readXml` tells them: `prefix:name` where the caller knows the namespace, `{address}name` where not, and the bare
 * name for what is in no namespace.
 */
export type XmlAttributes = ReadonlyMap<string, string>;

export type XmlStart = {
  readonly name: string;
  /** As written, with the document's own prefix. */
  readonly written: string;
  readonly attributes: XmlAttributes;
  /** `<a/>`: its end is told too, with an empty slice. */
  readonly isEmpty: boolean;
};

/**
 * Is told what a document holds, in order, each with its slice: UTF-16 units of the whole text. The slices follow each other
 * without gaps. `open` may answer the name of a limit when it has had enough of something.
 */
export type XmlVisitor = {
  readonly open?: (start: XmlStart, at: Slice) => LimitName | null | void;
  readonly close?: (name: string, at: Slice) => void;
  /** Entities and ends of lines resolved; `isCdata` when it stood in a section of CDATA. */
  readonly text?: (text: string, at: Slice, isCdata: boolean) => void;
  readonly comment?: (text: string, at: Slice) => void;
  readonly instruction?: (target: string, body: string, at: Slice) => void;
};

export type XmlRules = {
  readonly namespaces?: Namespaces;
  /** Whether a document type may stand there, with an address that nobody asks for. One with declarations of its own never may. */
  readonly allowsDoctype?: boolean;
};

/** What is wrong: not well-formed, with the place (1-based) and what the parser says in English; or refused. */
export type XmlFault =
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'limit'; readonly what: LimitName };

/** UTF-16 units given to the parser at a time. */
const stepLength = 65_536;

class Stopped extends Error {}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Which namespace each prefix stands for, here and now, and the names that follow from it. */
const namesIn = (known: Namespaces | undefined) => {
  let bindings: ReadonlyMap<string, string> = new Map([['xml', xmlNamespace]]);
  let elements = new Map<string, string | null>();
  let attributes = new Map<string, string | null>();
  const outer: (() => void)[] = [];
  const build = (written: string, isAttribute: boolean): string | null => {
    const colon = written.indexOf(':');
    if (colon < 0 && isAttribute) return written;
    const uri = bindings.get(colon < 0 ? '' : written.slice(0, colon));
    if (uri === undefined || uri === '') return colon < 0 ? written : null;
    const local = written.slice(colon + 1);
    const prefix = known?.get(uri) ?? (uri === xmlNamespace ? 'xml' : undefined);
    return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
  };
  return {
    /** An element begins that declares these prefixes. */
    enter: (declared: ReadonlyMap<string, string>): void => {
      const before = { bindings, elements, attributes };
      outer.push(() => ({ bindings, elements, attributes } = before));
      bindings = new Map([...bindings, ...declared]);
      elements = new Map();
      attributes = new Map();
    },
    leave: (): void => outer.pop()?.(),
    /** Null for a prefix that stands for nothing. */
    name: (written: string, isAttribute: boolean): string | null => {
      const names = isAttribute ? attributes : elements;
      let found = names.get(written);
      if (found === undefined) names.set(written, (found = build(written, isAttribute)));
      return found;
    },
  };
};

const declares = (name: string): boolean =>
  name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');

const noAttributes: XmlAttributes = new Map();

/** The prefixes that a tag declares; null where there are none. */
const declaredIn = (written: Readonly<Record<string, string>>): Map<string, string> | null => {
  let declared: Map<string, string> | null = null;
  for (const name in written)
    if (declares(name)) (declared ??= new Map()).set(name.slice(6), written[name] ?? '');
  return declared;
};

type Parser = SaxesParser;

/** Connects a parser with a visitor. Answers what went wrong so far. */
const connect = (parser: Parser, visitor: XmlVisitor, rules: XmlRules) => {
  let fault: XmlFault | null = null;
  let end = 0; // of what was told last
  const names = namesIn(rules.namespaces);
  const stop = (what: XmlFault): never => {
    fault ??= what;
    throw new Stopped();
  };
  const malformed = (detail: string): never =>
    stop({ kind: 'malformed', line: parser.line, column: parser.column, detail: detail.slice(0, 200) });
  /** From the end of what was told before to `to`. */
  const slice = (to: number): Slice => {
    const from = end;
    end = to;
    return { from, to };
  };
  parser.on('error', (error) => void malformed(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('xmldecl', () => void slice(parser.position));
  parser.on('doctype', (doctype) => {
    slice(parser.position);
    if (rules.allowsDoctype !== true) malformed('a document type is not read');
    if (doctype.includes('[')) malformed('declarations in a document type are not read');
  });
  // Text is told once the `<` behind it is read.
  parser.on('text', (text) => {
    const at = slice(Math.max(end, parser.position - 1));
    if (open.length > 0) visitor.text?.(text, at, false);
  });
  // Each slice is taken whether the visitor asks for it or not: the next one begins at its end.
  parser.on('cdata', (text) => {
    const at = slice(parser.position);
    visitor.text?.(text, at, true);
  });
  // Told before its `>` is read.
  parser.on('comment', (text) => {
    const at = slice(parser.position + 1);
    visitor.comment?.(text, at);
  });
  parser.on('processinginstruction', ({ target, body }) => {
    const at = slice(parser.position);
    visitor.instruction?.(target, body, at);
  });
  /** Names of the elements that are open; and of each whether it declared prefixes. */
  const open: { readonly name: string; readonly declares: boolean }[] = [];
  const named = (written: string, isAttribute: boolean): string =>
    names.name(written, isAttribute) ?? malformed(`unbound namespace prefix in ${written}`);
  /** A tag's attributes by their names, without the prefixes that it declares. */
  const attributesOf = (written: Readonly<Record<string, string>>): XmlAttributes => {
    let own: Map<string, string> | null = null;
    let count = 0;
    for (const name in written) {
      if (declares(name)) continue;
      count += 1;
      if (count > readLimits.attributes) stop({ kind: 'limit', what: 'attributes' });
      (own ??= new Map()).set(named(name, true), written[name] ?? '');
    }
    return own ?? noAttributes;
  };
  parser.on('opentag', (tag) => {
    if (open.length >= readLimits.xmlDepth) stop({ kind: 'limit', what: 'xmlDepth' });
    const declared = declaredIn(tag.attributes);
    if (declared !== null) names.enter(declared);
    const attributes = attributesOf(tag.attributes);
    const name = named(tag.name, false);
    open.push({ name, declares: declared !== null });
    const at = slice(parser.position);
    const had = visitor.open?.({ name, written: tag.name, attributes, isEmpty: tag.isSelfClosing }, at);
    if (had !== null && had !== undefined) stop({ kind: 'limit', what: had });
  });
  parser.on('closetag', () => {
    const last = open.pop();
    if (last === undefined) return;
    const at = slice(parser.position);
    visitor.close?.(last.name, at);
    if (last.declares) names.leave();
  });
  return { fault: () => fault, end: () => end, tooLong: () => stop({ kind: 'limit', what: 'xmlToken' }) };
};

/** What `act` stops with by throwing `Stopped`; true when it did not. */
const runs = (act: () => void): boolean => {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return false;
  }
};

/**
 * Reads XML in steps and tells `visitor` what is in it; the visitor has seen all before a fault. In: decoded text in pieces
 * of any size. Yields after each step; gives what is wrong in the end, or null. Nothing outside the text is read, entities
 * are the five of XML and numbers only. Memory: one token.
 */
export function* readXml(
  pieces: Iterable<string>,
  visitor: XmlVisitor,
  rules: XmlRules = {},
): Generator<void, XmlFault | null> {
  const parser = newParser();
  const state = connect(parser, visitor, rules);
  for (const piece of pieces)
    for (let from = 0; from < piece.length; from += stepLength) {
      const went = runs(() => {
        parser.write(piece.slice(from, from + stepLength));
        if (parser.position - state.end() > readLimits.xmlToken) state.tooLong();
      });
      if (!went) return state.fault();
      yield;
    }
  runs(() => void parser.close());
  return state.fault();
}

/** `readXml` to its end, for what is held in memory anyway. */
export const readWholeXml = (text: string, visitor: XmlVisitor, rules: XmlRules = {}): XmlFault | null => {
  const reading = readXml([text], visitor, rules);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
};
