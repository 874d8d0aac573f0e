import { linkTable } from '../../formats/docx/runs.ts';
import { symbolWriter } from '../../formats/symbols.ts';
import { isUnspaced, type Language } from '../../model/index.ts';
import type { Book, Line, Sentence } from '../book.ts';
import { fontSizes } from '../estimate.ts';
import type { Glosser } from '../glosses.ts';
import { noteParagraphs } from '../note-text.ts';
import { readingsOf } from '../readings.ts';
import { returningBook } from '../returning.ts';
import type { BookSettings } from '../settings.ts';
import { columnOfWords } from '../words-language.ts';
import { bookRuns, styledRun, type RunTools } from './runs.ts';
import { markStyles } from './styles.ts';

export const paragraphXml = (style: string, inside: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;

/** Annotations as notes of the document: of the page, or of the end where they are wanted there. */
const noteTable = (
  kind: 'footnote' | 'endnote',
  label: (text: string, style: string) => string,
  styleOf: (text: string) => string,
) => {
  const notes: string[] = [];
  const noted = new Set<number>();
  const name = kind === 'endnote' ? 'Endnote' : 'Footnote';
  const reference = `<w:rPr><w:rStyle w:val="${name}Reference"/></w:rPr>`;
  return {
    kind,
    all: notes,
    /** The signs of annotations that begin in a sentence, each once. */
    signsOf: (sentence: Sentence): readonly { at: number; xml: string }[] =>
      sentence.notes
        .filter(({ note, isFirst }) => isFirst && !noted.has(note.number) && noteParagraphs(note).length > 0)
        .map(({ note, end }) => {
          noted.add(note.number);
          const lead = `<w:r>${reference}<w:${kind}Ref/></w:r>`;
          const paragraphs = noteParagraphs(note);
          const style = styleOf(paragraphs.join(' '));
          const said = paragraphs.map((one, n) =>
            paragraphXml(`${name}Text`, n === 0 ? `${lead}${label(` ${one}`, style)}` : label(one, style)),
          );
          notes.push(said.join(''));
          return { at: end, xml: `<w:r>${reference}<w:${kind}Reference w:id="${notes.length}"/></w:r>` };
        }),
  };
};

/** Puts `mark` round what stands in each paragraph. A bookmark over cells of a table is lost in LibreOffice. */
const inEachParagraph = (xml: string, mark: (inside: string) => string): string =>
  xml
    .split('</w:p>')
    .map((piece) => {
      const at = piece.lastIndexOf('</w:pPr>') + '</w:pPr>'.length;
      const inside = piece.slice(at);
      return inside === '' || !piece.includes('</w:pPr>') ? piece : piece.slice(0, at) + mark(inside);
    })
    .join('</w:p>');

/** What a Word document is drawn with, and what comes together for its other parts. */
export const wordPen = (book: Book, settings: BookSettings, glosser: Glosser | null) => {
  const tools: RunTools = {
    links: linkTable(),
    marks: markStyles(),
    symbols: symbolWriter(),
    readingSize: Math.round(fontSizes[settings.paper]),
  };
  const label = (text: string, style = ''): string => styledRun(tools.symbols.visible(text), style);
  /** The style of words that are no column's: that of the column in whose language they are. */
  const ownStyle = (text: string): string => {
    const column = columnOfWords(text, book);
    return column < 0 ? '' : `Own${column + 1}`;
  };
  const notes = noteTable(settings.back.includes('notes') ? 'endnote' : 'footnote', label, ownStyle);
  const languageOf = (column: number): Language => book.columns[column]?.language ?? 'und';
  const returning = returningBook(book, settings);
  // Those of chapters come first.
  let bookmarks = book.chapters.length;
  const within = (name: string, xml: string): string => {
    bookmarks += 1;
    return `<w:bookmarkStart w:id="${bookmarks}" w:name="_${name}"/>${xml}<w:bookmarkEnd w:id="${bookmarks}"/>`;
  };
  const marked = (sentence: Sentence, column: number, xml: string): string => {
    const name = returning?.marked(sentence, column) ?? null;
    return name === null ? xml : within(name, xml);
  };
  return {
    settings,
    glosser,
    tools,
    notes,
    label,
    /** Words of annotations and remarks. */
    remark: (text: string): string => label(text, ownStyle(text)),
    /** Words that something leads to, by a name of their own. */
    place: within,
    /** A sentence that stands in pieces, each with its own name. */
    inPieces: (sentence: Sentence, column: number, pieces: readonly string[]): readonly string[] => {
      const name = returning?.marked(sentence, column) ?? null;
      return name === null ? pieces : pieces.map((xml, n) => within(`${name}_${n + 1}`, xml));
    },
    /** Paragraphs that are the book's own, and no text of the project. */
    own: (xml: string): string =>
      returning === null ? xml : inEachParagraph(xml, (inside) => within(returning.own(), inside)),
    record: () => returning?.properties() ?? null,
    /** The sentences of a line as runs; `style` where the paragraph's own is not that of the column. */
    line: ({ column, sentences }: Line, style?: string): string => {
      const language = languageOf(column);
      return sentences
        .map((sentence) => {
          const readings = readingsOf(
            sentence.rich.text,
            language,
            settings.readings,
            settings.level,
            glosser?.known,
          );
          const signs = notes.signsOf(sentence);
          const extras = { language, readings, signs, ...(style === undefined ? {} : { style }) };
          return marked(sentence, column, bookRuns(sentence.rich, extras, tools));
        })
        .join(isUnspaced(language) ? '' : label(' ', style));
    },
  };
};

export type WordPen = ReturnType<typeof wordPen>;
