import { attributeSlices } from '../html/attribute-slices.ts';
import { blockMaker, type PageSources } from '../html/block-maker.ts';
import type { TextRun } from '../html/page-sink.ts';
import type { Result } from '../../model/index.ts';
import type { XmlFault, XmlStart } from '../../xml/read.ts';
import type { RawBlock } from '../raw-block.ts';
import type { Slice } from '../source-place.ts';
import { readPart, type PartKind } from './book.ts';
import { decodeHTMLStrict } from 'entities';

/** Metadata that is words for readers (EPUB 3.3, section 5.5.3). */
const metadata: ReadonlySet<string> = new Set(['dc:title', 'dc:creator', 'dc:description', 'dc:subject']);

const drawn: ReadonlySet<string> = new Set([
  'svg:text',
  'svg:tspan',
  'svg:title',
  'svg:desc',
  'svg:textPath',
]);

/** Whether the text of an element is words. */
const holdsWords = (kind: PartKind, { name, attributes }: Pick<XmlStart, 'name' | 'attributes'>): boolean => {
  if (kind === 'contents') return name === 'ncx:text';
  if (kind === 'drawing') return drawn.has(name);
  return metadata.has(name) || (name === 'opf:meta' && attributes.get('property') === 'file-as');
};

/** Attributes that are words: what EPUB 2 sorts by, and the names of its guide. */
const attributesOf = (kind: PartKind, name: string): readonly string[] => {
  if (kind !== 'package') return [];
  if (metadata.has(name)) return ['opf:file-as'];
  return name === 'opf:reference' ? ['title'] : [];
};

const letter = /\p{L}/u;

/**
 * The words of a part that is no page: metadata of the package, labels of the contents, texts of a drawing; each is a block with its
 * place as reference. `sources` learns where they stand.
 */
export const readLabels = (
  text: string,
  kind: PartKind,
  sources: PageSources | null,
): { readonly blocks: readonly Result<RawBlock>[]; readonly fault: XmlFault | null } => {
  const maker = blockMaker(false, sources);
  const stack: { readonly isWords: boolean; readonly isPage: boolean; runs: TextRun[] }[] = [];
  let [line, counted] = [1, 0];
  const lineAt = (offset: number): number => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
      line += 1;
    counted = Math.max(counted, offset);
    return line;
  };
  const flush = (): void => {
    const top = stack.at(-1);
    if (top === undefined) return;
    const { runs } = top;
    top.runs = [];
    if (runs.some((run) => letter.test(run.text))) maker.inner(runs, lineAt(runs[0]?.from ?? 0));
  };
  const beside = (name: string, at: Slice): void => {
    const names = attributesOf(kind, name);
    if (names.length === 0) return;
    for (const { value, from, to } of attributeSlices(text.slice(at.from, at.to), at.from, new Set(names))) {
      const words = decodeHTMLStrict(value);
      if (letter.test(words)) maker.attribute({ text: words, from, to }, lineAt(from));
    }
  };
  const fault = readPart(text, {
    open: (start, at) => {
      flush();
      beside(start.name, at);
      if (sources !== null && (stack.length === 0 || start.attributes.has('xml:lang')))
        sources.languages.push({ ...at, isRoot: stack.length === 0 });
      // The number of a page of the printed book (`xii`) is no word; the heading of their list is.
      const isPage = start.name === 'ncx:pageTarget' || stack.at(-1)?.isPage === true;
      stack.push({ isWords: !isPage && holdsWords(kind, start), isPage, runs: [] });
    },
    close: () => {
      flush();
      stack.pop();
    },
    text: (words, at, isCdata) => {
      const top = stack.at(-1);
      if (top?.isWords === true) top.runs.push({ ...at, text: words, isCdata });
    },
  });
  return { blocks: maker.finish(), fault };
};
