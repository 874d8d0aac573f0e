import type { LimitName } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import type { Namespaces, XmlStart, XmlVisitor } from '../../xml/read.ts';
import { treeBuilder, type Element, type TreeBuilder } from './tree.ts';
import type { Scope } from './unit.ts';

/** All versions have one prefix here; which it is, the root says. */
export const xliffNamespaces: Namespaces = new Map([
  ['urn:oasis:names:tc:xliff:document:1.1', 'x'],
  ['urn:oasis:names:tc:xliff:document:1.2', 'x'],
  ['urn:oasis:names:tc:xliff:document:2.0', 'x'],
  ['urn:oasis:names:tc:xliff:document:2.2', 'x'],
  ['urn:oasis:names:tc:xliff:matches:2.0', 'mtc'],
  ['urn:oasis:names:tc:xliff:glossary:2.0', 'gls'],
  ['urn:oasis:names:tc:xliff:fs:2.0', 'fs'],
  ['urn:oasis:names:tc:xliff:metadata:2.0', 'mda'],
  ['urn:oasis:names:tc:xliff:resourcedata:2.0', 'res'],
  ['urn:oasis:names:tc:xliff:sizerestriction:2.0', 'slr'],
  ['urn:oasis:names:tc:xliff:validation:2.0', 'val'],
  ['urn:oasis:names:tc:xliff:changetracking:2.0', 'ctr'],
  ['urn:oasis:names:tc:xliff:itsm:2.1', 'itsm'],
  ['http://www.w3.org/2005/11/its', 'its'],
  ['http://sdl.com/FileTypes/SdlXliff/1.0', 'sdl'],
  ['MQXliff', 'mq'],
  ['http://www.memsource.com/mxlf/2.0', 'm'],
  ['http://www.gs4tr.org/schema/xliff-ext', 'gs4tr'],
]);

/** The bare name of an element of XLIFF, whatever its version; others keep their prefix. */
export const localName = (name: string): string => (name.startsWith('x:') ? name.slice(2) : name);

/** What is told of a document, in its order. */
export type DocumentEvents = {
  /** A unit that is complete, with what the elements around it say. */
  readonly unit: (unit: Element, scope: Scope) => LimitName | null | void;
  /** An element beside the units that was asked for by its name. */
  readonly beside?: (element: Element, scope: Scope, parent: string) => void;
  /** Each start and end outside of units. */
  readonly open?: (start: XmlStart, name: string, at: Slice) => void;
  readonly close?: (name: string) => void;
  /** The root is no `xliff`. */
  readonly foreign: (name: string) => void;
};

type Frame = { readonly name: string; readonly scope: Scope };

const noScope: Scope = { version: '1.2', sourceLanguage: null, targetLanguage: null, translate: true };

/** More nodes than this in one unit are not held. */
const mostNodes = 500_000;

const innerScope = (scope: Scope, name: string, { attributes, name: full }: XmlStart): Scope => {
  const own = (attribute: string): string | null => attributes.get(attribute) ?? null;
  // Some tools write `zh_tw`, and some nothing between the quotes.
  const language = (attribute: string): string | null => {
    const written = own(attribute)?.replaceAll('_', '-') ?? '';
    return written === '' ? null : written;
  };
  const translate = own('translate') === null ? scope.translate : own('translate') !== 'no';
  if (name === 'xliff')
    return {
      version: own('version')?.startsWith('2') === true ? '2' : '1.2',
      sourceLanguage: language('srcLang'),
      targetLanguage: language('trgLang'),
      translate: true,
    };
  if (full !== name && full !== `x:${name}`) return scope;
  if (name === 'file' && scope.version === '1.2')
    return {
      ...scope,
      translate,
      sourceLanguage: language('source-language') ?? scope.sourceLanguage,
      targetLanguage: language('target-language') ?? scope.targetLanguage,
    };
  return name === 'file' || name === 'group' ? { ...scope, translate } : scope;
};

/** Tells of the units of a document, whichever version. Memory: one unit. `beside`: names of other elements to be held. */
export const documentVisitor = (
  events: DocumentEvents,
  beside: ReadonlySet<string> = new Set(),
): XmlVisitor => {
  const frames: Frame[] = [];
  let builder: TreeBuilder | null = null;
  const isUnit = (name: string, { version }: Scope): boolean =>
    version === '2' ? name === 'unit' : name === 'trans-unit';
  return {
    open: (start, at) => {
      const name = localName(start.name);
      if (builder !== null) {
        builder.open(start, name, at);
        return builder.nodes() > mostNodes ? 'wordElements' : null;
      }
      const parent = frames.at(-1);
      if (parent === undefined && name !== 'xliff') events.foreign(name);
      const scope = parent?.scope ?? noScope;
      if (parent !== undefined && (isUnit(name, scope) || beside.has(name))) {
        builder = treeBuilder();
        builder.open(start, name, at);
        return null;
      }
      events.open?.(start, name, at);
      frames.push({ name, scope: innerScope(scope, name, start) });
      return null;
    },
    close: (_, at) => {
      if (builder === null) {
        const ended = frames.pop(); // whether anybody wants to hear of it or not
        events.close?.(ended?.name ?? '');
        return;
      }
      const element = builder.close(at);
      if (element === null) return;
      builder = null;
      const { scope, name } = frames.at(-1) ?? { scope: noScope, name: '' };
      if (!isUnit(element.name, scope)) return events.beside?.(element, scope, name);
      const own = element.attributes.get('translate');
      events.unit(element, own === undefined ? scope : { ...scope, translate: own !== 'no' });
    },
    text: (text, at) => builder?.text(text, at),
  };
};
