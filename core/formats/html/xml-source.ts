import { xmlScanner } from '#core/xml/scan.ts';
import type { ScannedTag } from '#core/xml/scan-tag.ts';
import type { ScanHandler } from '#core/xml/scanning.ts';
import { excerptOf } from '../excerpt.ts';
import { pageEntities } from '../html-entity.ts';
import { objectElements, skippedElements } from './elements.ts';
import type { Slice } from '../source-place.ts';
import {
  keepsAttribute,
  longestObjectText,
  noAttributes,
  type Attributes,
  type InnerText,
  type PageSink,
  type TextRun,
} from './page-sink.ts';

/** UTF-16 units that are read at a time. */
const stepLength = 65_536;

class Malformed extends Error {}

/** What is known of a tag that may come again: its name, and the attributes that are kept. */
type Known = { readonly name: string; readonly attributes: Attributes };

/** Namespaces say nothing here that names do not: `svg:svg` is `svg`. */
const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

const knownOf = (tag: ScannedTag<Known>): Known => {
  if (tag.memo !== null) return tag.memo;
  let kept: Map<string, string> | null = null;
  for (const { name, value } of tag.attributes)
    if (keepsAttribute(name, value)) (kept ??= new Map()).set(name, value);
  return (tag.memo = { name: localName(tag.written), attributes: kept ?? noAttributes });
};

/** XML may begin with nothing before its declaration; files do begin with blank lines. */
const withoutLead = (text: string): string => text.replace(/^\s+(?=<\?xml)/, '');

/** Where a page is not well-formed XML: the line, and what stands there. */
export type PageFault = { readonly line: number; readonly detail: string };

type Told = Pick<ScanHandler<Known>, 'open' | 'close' | 'text'>;

/** Gives a text to `told` in steps; what is wrong with it, or null when it is well-formed. Linear; nothing outside the text is read. */
function* scanned(source: string, told: Told): Generator<void, PageFault | null> {
  let found: PageFault | null = null;
  const end = (): never => {
    throw new Malformed();
  };
  const scanner = xmlScanner<Known>(
    {
      ...told,
      comment: () => undefined,
      instruction: () => undefined,
      doctype: () => null,
      fault: (line, column) => {
        found ??= { line, detail: excerptOf(source.split(/\r\n|\n|\r/, line).at(-1) ?? '', column - 1) };
        return end();
      },
      tooManyAttributes: end,
      tooLong: end,
    },
    { entities: pageEntities, mostAttributes: Infinity, longest: Infinity },
  );
  try {
    scanner.add(source);
    while (scanner.step(stepLength)) yield;
    scanner.end();
    return null;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return found;
  }
}

const nothing = (): void => undefined;

/** Where a text is not well-formed XML, or null when it is well-formed. */
export const xmlFault = (text: string): PageFault | null => {
  const steps = scanned(withoutLead(text), { open: nothing, close: nothing, text: nothing });
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

/** On which line (1-based) a place of a text is, for places that only ever grow. */
const linesOf = (text: string): ((place: number) => number) => {
  const hasReturns = text.includes('\r');
  const endFrom = (from: number): number => {
    const feed = text.indexOf('\n', from);
    if (!hasReturns) return feed < 0 ? Infinity : feed;
    const back = text.indexOf('\r', from);
    // A CR is an end of a line too, and with its LF one.
    const lone = back >= 0 && text[back + 1] !== '\n' ? back : -1;
    if (lone >= 0 && (feed < 0 || lone < feed)) return lone;
    return feed < 0 ? Infinity : feed;
  };
  let [line, end] = [1, endFrom(0)];
  return (place) => {
    for (; end < place; end = endFrom(end + 1)) line += 1;
    return line;
  };
};

/** Passes on what is met; `lead` is how far `source` begins behind the beginning of the file. */
const connect = (sink: PageSink, source: string, lead: number): Told => {
  let inside: Inside | null = null;
  const lineAt = linesOf(source);
  const slice = (from: number, to: number): Slice => ({ from: from + lead, to: to + lead });

  const text = (run: TextRun, to: number): void => {
    const { text: words } = run;
    // The line of the first word, not of the white space before it.
    const line = lineAt(to) - (words.includes('\n') ? words.trimStart().split('\n').length - 1 : 0);
    if (inside === null) {
      sink.text(words, line, [run]);
      return;
    }
    inside.inner.push({ holder: inside.names.at(-1) ?? inside.name, runs: [run], line });
    if (inside.text.length < longestObjectText) inside.text += words.slice(0, longestObjectText);
    if (inside.titleDepth > 0 && inside.label.length < longestObjectText)
      inside.label += words.slice(0, longestObjectText);
  };

  const enter = (tag: ScannedTag<Known>, at: Slice, line: number): void => {
    const { name, attributes } = knownOf(tag);
    if (inside !== null) {
      inside.names.push(name);
      if (name === 'title' && inside.names.length === 1 && inside.label === '') inside.titleDepth = 1;
    } else if (name === 'title' || skippedElements.has(name) || objectElements.has(name))
      inside = {
        name,
        attributes,
        start: at,
        line,
        names: [],
        titleDepth: 0,
        label: tag.attributes.find((one) => one.name === 'aria-label')?.value ?? '',
        text: '',
        inner: [],
      };
    else sink.open(name, attributes, line, at);
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

  return {
    open: (tag, from, to) => enter(tag, slice(from, to), lineAt(to)),
    close: (tag, from, to) => leave(knownOf(tag).name, slice(from, to)),
    text: (words, from, to, isCdata) => {
      const run = { from: from + lead, to: to + lead, text: words };
      text(isCdata ? { ...run, isCdata } : run, to);
    },
  };
};

/** Gives a page in XML to `sink`, in steps. What is wrong with it in the end, or null: then `sink` has had all that is before the fault. */
export function* xmlSource(text: string, sink: PageSink): Generator<void, PageFault | null> {
  const source = withoutLead(text);
  return yield* scanned(source, connect(sink, source, text.length - source.length));
}
