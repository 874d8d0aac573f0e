import { decodeHTMLStrict } from 'entities';
import type { SaxesParser } from 'saxes';
import { newParser } from '#core/xml/parser.ts';
import { objectElements, skippedElements } from './elements.ts';
import type { Slice } from '../source-place.ts';
import {
  keepsAttribute,
  longestObjectText,
  type Attributes,
  type InnerText,
  type PageSink,
  type TextRun,
} from './page-sink.ts';

/** UTF-16 units given to the parser at a time. */
const stepLength = 65_536;

/**
 * The entities of the XHTML document types and all later ones of HTML, looked up when they are met. Entities that a document
 * declares itself are not expanded: they are how XML bombs are built.
 */
const entitiesFor = (parser: SaxesParser): void => {
  const own = { ...parser.ENTITIES };
  parser.ENTITIES = new Proxy(own, {
    get: (known, name) => {
      if (typeof name !== 'string') return undefined;
      const found = known[name];
      if (found !== undefined) return found;
      const text = `&${name};`;
      const decoded = decodeHTMLStrict(text);
      return decoded === text ? undefined : decoded;
    },
  });
};

class Malformed extends Error {}

/** Namespaces say nothing here that names do not: `svg:svg` is `svg`. */
const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

const attributesOf = (attributes: Readonly<Record<string, string>>): Attributes => {
  const kept = new Map<string, string>();
  for (const name of Object.keys(attributes)) {
    const value = attributes[name] ?? '';
    if (keepsAttribute(name, value)) kept.set(name, value);
  }
  return kept;
};

/** XML may begin with nothing before its declaration; files do begin with blank lines. */
const withoutLead = (text: string): string => text.replace(/^\s+(?=<\?xml)/, '');

/** Where a page is not well-formed XML: the line and what is wrong there, in English. */
export type PageFault = { readonly line: number; readonly detail: string };

/** A parser for a page; what is wrong with the page, and writes to the parser until something is. */
const pageParser = () => {
  const parser = newParser();
  entitiesFor(parser);
  let fault: PageFault | null = null;
  parser.on('error', (error) => {
    fault ??= { line: parser.line, detail: error.message.replace(/^\d+:\d+: /, '').slice(0, 200) };
    throw new Malformed();
  });
  /** False when it ended at a fault. */
  const goes = (act: () => void): boolean => {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      return false;
    }
  };
  return { parser, goes, fault: (): PageFault | null => fault };
};

/** Gives a text to a parser in steps; what is wrong with it, or null when it is well-formed. */
function* parsed(source: string, { parser, goes, fault }: ReturnType<typeof pageParser>) {
  for (let from = 0; from < source.length; from += stepLength) {
    if (!goes(() => void parser.write(source.slice(from, from + stepLength)))) return fault();
    yield;
  }
  goes(() => void parser.close());
  return fault();
}

/** Where a text is not well-formed XML, or null when it is well-formed. Linear; nothing outside the text is read. */
export const xmlFault = (text: string): PageFault | null => {
  const steps = parsed(withoutLead(text), pageParser());
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** An element whose content is not read as text of the page, while it lasts. */
type Inside = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly start: Slice;
  readonly line: number;
  /** The elements in it that are open. */
  readonly names: string[];
  /** How many of these there were when its own title began; 0 outside of it. */
  titleDepth: number;
  label: string;
  text: string;
  readonly inner: InnerText[];
};

/** Gives on what stands in an element whose content is no text of the page, once it is complete. */
const leaveInside = (sink: PageSink, inside: Inside, at: Slice): void => {
  const { name, label, text, line, attributes, start, inner } = inside;
  if (name === 'title')
    sink.title(
      text,
      line,
      inner.flatMap(({ runs }) => runs),
      attributes,
    );
  else if (objectElements.has(name)) sink.object({ name, label, text, line, attributes, start, at, inner });
  else sink.skipped(name, attributes, line, start, at);
};

/** Passes on what the parser meets; `lead` is how far the parser's text begins behind the file's. */
const connect = (parser: SaxesParser, sink: PageSink, source: string, lead: number): void => {
  let inside: Inside | null = null;
  let told = lead; // the end of what was told last: what is met next begins there

  const slice = (to: number): Slice => {
    const from = told;
    told = to;
    return { from, to };
  };
  const here = (): number => parser.position + lead;

  const text = (run: TextRun): void => {
    const { text: words } = run;
    // The line of the first word, not of the white space before it.
    const line = parser.line - (words.includes('\n') ? words.trimStart().split('\n').length - 1 : 0);
    if (inside === null) {
      sink.text(words, line, [run]);
      return;
    }
    inside.inner.push({ holder: inside.names.at(-1) ?? inside.name, runs: [run], line });
    if (inside.text.length < longestObjectText) inside.text += words.slice(0, longestObjectText);
    if (inside.titleDepth > 0 && inside.label.length < longestObjectText)
      inside.label += words.slice(0, longestObjectText);
  };

  const enter = (name: string, attributes: Readonly<Record<string, string>>, at: Slice): void => {
    if (inside !== null) {
      inside.names.push(name);
      if (name === 'title' && inside.names.length === 1 && inside.label === '') inside.titleDepth = 1;
    } else if (name === 'title' || skippedElements.has(name) || objectElements.has(name))
      inside = {
        name,
        attributes: attributesOf(attributes),
        start: at,
        line: parser.line,
        names: [],
        titleDepth: 0,
        label: attributes['aria-label'] ?? '',
        text: '',
        inner: [],
      };
    else sink.open(name, attributesOf(attributes), parser.line, at);
  };

  const leave = (name: string, at: Slice): void => {
    if (inside === null) sink.close(name, at);
    else if (inside.names.length === 0) {
      const { start } = inside;
      leaveInside(sink, inside, { from: start.from, to: at.to });
      inside = null;
    } else {
      if (inside.titleDepth === inside.names.length) inside.titleDepth = 0;
      inside.names.pop();
    }
  };

  /** Comments and sections of CDATA are told before the `>` that ends them is read. */
  const behind = (): number => source.indexOf('>', Math.max(parser.position - 1, 0)) + 1 + lead;
  const passOver = (): void => void slice(behind());
  parser.on('xmldecl', passOver);
  parser.on('doctype', passOver);
  parser.on('comment', passOver);
  parser.on('processinginstruction', passOver);
  // Text is told once the `<` behind it is read.
  parser.on('text', (words) => text({ ...slice(Math.max(told, here() - 1)), text: words }));
  parser.on('cdata', (words) => text({ ...slice(behind()), text: words, isCdata: true }));
  parser.on('opentag', ({ name, attributes }) => enter(localName(name), attributes, slice(here())));
  parser.on('closetag', ({ name }) => leave(localName(name), slice(Math.max(told, here()))));
};

/** Gives a page in XML to `sink`, in steps. What is wrong with it in the end, or null: then `sink` has had all that is before the fault. */
export function* xmlSource(text: string, sink: PageSink): Generator<void, PageFault | null> {
  const own = pageParser();
  const source = withoutLead(text);
  connect(own.parser, sink, source, text.length - source.length);
  return yield* parsed(source, own);
}
