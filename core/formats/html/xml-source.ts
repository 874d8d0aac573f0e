import { decodeHTMLStrict } from 'entities';
import { SaxesParser } from 'saxes';
import { objectElements, skippedElements } from './elements.ts';
import { keepsAttribute, longestObjectText, type Attributes, type PageSink } from './page-sink.ts';

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

const attributesOf = (attributes: Readonly<Record<string, string>>): Attributes =>
  new Map(Object.entries(attributes).filter(([name, value]) => keepsAttribute(name, value)));

/** XML may begin with nothing before its declaration; files do begin with blank lines. */
const withoutLead = (text: string): string => text.replace(/^\s+(?=<\?xml)/, '');

/**
 * Where a text is not well-formed XML: the line and what is wrong there, in English, or null when it is well-formed.
 * Linear; nothing outside the text is read.
 */
export const xmlFault = (text: string): { readonly line: number; readonly detail: string } | null => {
  const parser = new SaxesParser();
  entitiesFor(parser);
  let fault: { line: number; detail: string } | null = null;
  parser.on('error', (error) => {
    fault ??= { line: parser.line, detail: error.message.replace(/^\d+:\d+: /, '').slice(0, 200) };
    throw new Malformed();
  });
  try {
    const source = withoutLead(text);
    for (let from = 0; from < source.length; from += stepLength)
      parser.write(source.slice(from, from + stepLength));
    parser.close();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
  return fault;
};

/** An element whose content is not read as text of the page, while it lasts. */
type Inside = { readonly name: string; depth: number; label: string; text: string; readonly line: number };

/** Passes on what the parser meets. */
const connect = (parser: SaxesParser, sink: PageSink): void => {
  let inside: Inside | null = null;
  let titleDepth = 0; // of a drawing's own title, 0 outside

  const end = ({ name, label, text, line }: Inside): void => {
    if (name === 'title') sink.title(text, line);
    else if (objectElements.has(name)) sink.object(name, label, text, line);
  };
  const text = (words: string): void => {
    if (inside === null) {
      // The line of the first word, not of the white space before it.
      sink.text(words, parser.line - (words.trimStart().split('\n').length - 1));
      return;
    }
    if (inside.text.length < longestObjectText) inside.text += words.slice(0, longestObjectText);
    if (titleDepth > 0 && inside.label.length < longestObjectText)
      inside.label += words.slice(0, longestObjectText);
  };

  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = localName(written);
    if (inside !== null) {
      inside.depth++;
      if (name === 'title' && inside.depth === 1 && inside.label === '') titleDepth = inside.depth;
    } else if (name === 'title' || skippedElements.has(name) || objectElements.has(name)) {
      const label = attributes['aria-label'] ?? '';
      inside = { name, depth: 0, label, text: '', line: parser.line };
    } else sink.open(name, attributesOf(attributes), parser.line);
  });
  parser.on('closetag', ({ name }) => {
    if (inside === null) sink.close(localName(name));
    else if (inside.depth === 0) {
      end(inside);
      inside = null;
    } else {
      if (titleDepth === inside.depth) titleDepth = 0;
      inside.depth--;
    }
  });
};

/** Gives a page in well-formed XML (see `xmlFault`) to `sink`, in steps. */
export function* xmlSource(text: string, sink: PageSink): Generator<void, null> {
  const parser = new SaxesParser();
  entitiesFor(parser);
  connect(parser, sink);
  const source = withoutLead(text);
  for (let from = 0; from < source.length; from += stepLength) {
    parser.write(source.slice(from, from + stepLength));
    yield;
  }
  parser.close();
  return null;
}
