import { pageEntities } from '../formats/html-entity.ts';
import { openBook, partText, readPart, type Book } from '../formats/epub/book.ts';
import { isOwnMark, parseSentenceMark, recordFrom } from '../layouts/marks.ts';
import { ok, type Result } from '../model/index.ts';
import type { Piece } from '../review/docx/content.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readWholeXml, type Namespaces, type XmlAttributes } from '../xml/read.ts';
import { endOfParagraph, plainPiece, type BookContent, type NamedRange } from './content.ts';

/** Elements whose words are no text of the book. */
const leftOut: ReadonlySet<string> = new Set(
  'head script style template rt rp rtc nav svg math audio video object iframe'.split(' '),
);

/** Elements of lines; every other one stands by itself, so that an element nobody knows parts paragraphs rather than joins them. */
const inLine: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rb ruby s samp small span strike strong sub sup ' +
    'time tt u var wbr'
  ).split(' '),
);

/** Whether a link is the sign of a note: it says so, or leads to one of ours and shows its number alone. */
const isNoteSign = (attributes: XmlAttributes): boolean =>
  /\bnoteref\b/u.test(`${attributes.get('epub:type') ?? ''} ${attributes.get('role') ?? ''}`) ||
  /#[nx]\d+$/u.test(attributes.get('href') ?? '');

const pageNamespaces: Namespaces = new Map([
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.idpf.org/2007/ops', 'epub'],
]);

/** Names without their namespaces: an `svg` is one whatever prefix it has. */
const localName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('}')) + 1);

type Open = { readonly isInLine: boolean; readonly name: string | null; readonly from: number };

/** Gathers the words of pages one after another. */
const pageGatherer = () => {
  const pieces: Piece[] = [];
  const ranges: NamedRange[] = [];
  let open: Open[] = [];
  /** Elements that are open inside one that is left out, itself included. */
  let outside = 0;
  const part = (): void => {
    if (pieces.at(-1)?.isEnd === false) pieces.push(endOfParagraph);
  };
  return {
    content: (): Pick<BookContent, 'pieces' | 'ranges'> => ({ pieces, ranges }),
    begin: (): void => {
      part();
      open = [];
      outside = 0;
    },
    start: (element: string, attributes: XmlAttributes): void => {
      if (outside > 0 || leftOut.has(element) || (element === 'a' && isNoteSign(attributes))) {
        outside += 1;
        return;
      }
      if (element === 'br') pieces.push(plainPiece('\n'));
      const isInLine = inLine.has(element);
      if (!isInLine) part();
      const id = attributes.get('id') ?? '';
      const isNamed = isOwnMark(id) || parseSentenceMark(id) !== null;
      open.push({ isInLine, name: isNamed ? id : null, from: pieces.length });
    },
    end: (): void => {
      if (outside > 0) {
        outside -= 1;
        return;
      }
      const last = open.pop();
      if (last === undefined) return;
      if (last.name !== null) ranges.push({ name: last.name, from: last.from, to: pieces.length });
      if (!last.isInLine) part();
    },
    text: (text: string): void => {
      if (outside === 0 && text !== '') pieces.push(plainPiece(text));
    },
  };
};

/** Names and contents in the metadata of the packages. */
export const metadataOf = (book: Book): Result<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const { path, kind } of book.words) {
    if (kind !== 'package') continue;
    const part = partText(book.parts, path);
    if (!part.ok) return part;
    const fault = readPart(part.value.text, {
      open: ({ name, attributes }) => {
        const key = attributes.get('name');
        if (name === 'opf:meta' && key !== undefined) found.set(key, attributes.get('content') ?? '');
      },
    });
    if (fault !== null) return xmlFailure(fault, path);
  }
  return ok(found);
};

/**
 * Reads an e-book that came back: its pages in the order of the spine, without the contents, readings and signs of notes. Pages may
 * have been split, joined, renamed and written anew. Failures: those of `openBook`; document.bad-part where a page is no XML.
 */
export const readEpubBack = (bytes: Uint8Array): Result<BookContent> => {
  const book = openBook(bytes);
  if (!book.ok) return book;
  const metadata = metadataOf(book.value);
  if (!metadata.ok) return metadata;
  const gather = pageGatherer();
  for (const { path, kind, isNavigation } of book.value.words) {
    if (kind !== 'page' || isNavigation) continue;
    const part = partText(book.value.parts, path);
    if (!part.ok) return part;
    gather.begin();
    const fault = readWholeXml(
      part.value.text.trimStart(),
      {
        open: ({ name, attributes }) => gather.start(localName(name), attributes),
        close: gather.end,
        text: gather.text,
      },
      { namespaces: pageNamespaces, allowsDoctype: true, entities: pageEntities },
    );
    if (fault !== null) return xmlFailure(fault, path);
  }
  return ok({ record: recordFrom(metadata.value), comments: [], ...gather.content() });
};
