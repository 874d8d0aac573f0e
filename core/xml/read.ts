import { readLimits, type LimitName } from '../formats/limits.ts';
import type { Slice } from '../formats/source-place.ts';
import { usualEntities, type Entities } from './references.ts';
import { xmlScanner } from './scan.ts';
import type { ScannedAttribute, ScannedTag } from './scan-tag.ts';
import type { ScanHandler } from './scanning.ts';

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
  /** What entities stand for; only the five of XML where it is left out. */
  readonly entities?: Entities;
};

/** What is wrong: not well-formed, with the place (1-based) and what the parser says in English; or refused. */
export type XmlFault =
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly kind: 'limit'; readonly what: LimitName };

/** UTF-16 units that are read at a time. */
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
    /** The same object as long as prefixes stand for the same. */
    scope: (): object => elements,
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
const declaredIn = (attributes: readonly ScannedAttribute[]): Map<string, string> | null => {
  let declared: Map<string, string> | null = null;
  for (const { name, value } of attributes)
    if (declares(name)) (declared ??= new Map()).set(name.slice(6), value);
  return declared;
};

/** A start tag as it is told, in the scope of prefixes that its names are from. */
type Named = { readonly scope: object; readonly start: XmlStart; readonly declares: boolean };

/** Tells a visitor what a scanner finds, and holds it to the rules that are not the scanner's. `fault`: what went wrong. */
const connect = (visitor: XmlVisitor, rules: XmlRules) => {
  let fault: XmlFault | null = null;
  const names = namesIn(rules.namespaces);
  /** Names of the elements that are open; and of each whether it declared prefixes. */
  const open: Named[] = [];
  const stop = (what: XmlFault): never => {
    fault ??= what;
    throw new Stopped();
  };
  const malformed = (detail: string): never => scanner.complainHere(detail.slice(0, 200));
  const named = (written: string, isAttribute: boolean): string =>
    names.name(written, isAttribute) ?? malformed(`unbound namespace prefix in ${written}`);
  /** A tag's attributes by their names, without the prefixes that it declares. */
  const attributesOf = (written: readonly ScannedAttribute[]): XmlAttributes => {
    let own: Map<string, string> | null = null;
    for (const { name, value } of written)
      if (!declares(name)) (own ??= new Map()).set(named(name, true), value);
    return own ?? noAttributes;
  };
  const read = (tag: ScannedTag<Named>): Named => {
    const declared = declaredIn(tag.attributes);
    if (declared !== null) names.enter(declared);
    const attributes = attributesOf(tag.attributes);
    const name = named(tag.written, false);
    return {
      scope: names.scope(),
      start: { name, written: tag.written, attributes, isEmpty: tag.isEmpty },
      declares: declared !== null,
    };
  };
  const handler: ScanHandler<Named> = {
    open: (tag, from, to) => {
      if (open.length >= readLimits.xmlDepth) stop({ kind: 'limit', what: 'xmlDepth' });
      let own = tag.memo;
      if (own === null || own.scope !== names.scope()) {
        own = read(tag);
        if (!own.declares) tag.memo = own;
      }
      open.push(own);
      const had = visitor.open?.(own.start, { from, to });
      if (had !== null && had !== undefined) stop({ kind: 'limit', what: had });
    },
    close: (_, from, to) => {
      const last = open.pop();
      if (last === undefined) return;
      visitor.close?.(last.start.name, { from, to });
      if (last.declares) names.leave();
    },
    text: (text, from, to, isCdata) => visitor.text?.(text, { from, to }, isCdata),
    comment: (text, from, to) => visitor.comment?.(text, { from, to }),
    instruction: (target, body, from, to) => visitor.instruction?.(target, body, { from, to }),
    doctype: (said) =>
      rules.allowsDoctype !== true
        ? 'a document type is not read'
        : said.includes('[')
          ? 'declarations in a document type are not read'
          : null,
    fault: (line, column, detail) => stop({ kind: 'malformed', line, column, detail }),
    tooManyAttributes: () => stop({ kind: 'limit', what: 'attributes' }),
    tooLong: () => stop({ kind: 'limit', what: 'xmlToken' }),
  };
  const scanner = xmlScanner(handler, {
    entities: rules.entities ?? usualEntities,
    mostAttributes: readLimits.attributes,
    longest: readLimits.xmlToken,
  });
  return { scanner, fault: () => fault };
};

/** What `act` gives; null when it stopped by throwing `Stopped`. */
const run = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
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
  const { scanner, fault } = connect(visitor, rules);
  for (const piece of pieces) {
    run(() => scanner.add(piece));
    for (;;) {
      const hasMore = fault() === null ? run(() => scanner.step(stepLength)) : null;
      if (hasMore === null) return fault();
      yield;
      if (!hasMore) break;
    }
  }
  run(scanner.end);
  return fault();
}

/** `readXml` to its end, for what is held in memory anyway. */
export const readWholeXml = (text: string, visitor: XmlVisitor, rules: XmlRules = {}): XmlFault | null => {
  const reading = readXml([text], visitor, rules);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
};
