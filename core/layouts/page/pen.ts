import { escapeMarkup, symbolWriter, type SymbolWriter } from '../../formats/symbols.ts';
import type { ExportNote } from '../../formats/notes.ts';
import { isUnspaced, type Language } from '../../model/index.ts';
import type { Book, Line, Sentence } from '../book.ts';
import type { Glosser } from '../glosses.ts';
import type { Hyphenator } from '../hyphens.ts';
import { noteParagraphs } from '../note-text.ts';
import { readingsOf } from '../readings.ts';
import { returningBook, type ReturningBook } from '../returning.ts';
import type { BookOutput, BookSettings } from '../settings.ts';
import { inlineMarkup } from './inline.ts';

/** What is drawn with: the book, how it is to look, and what comes together on the way. */
export type Pen = {
  readonly book: Book;
  readonly settings: BookSettings;
  readonly output: BookOutput;
  readonly glosser: Glosser | null;
  readonly symbols: SymbolWriter;
  /** Escaped words of the interface and the like. */
  readonly shown: (text: string) => string;
  /** Attributes that say the language of an element. */
  readonly lang: (language: Language) => string;
  /** The sentences of a line, each by its own element. */
  readonly line: (line: Line) => string;
  /** The same of a heading, whose words are not divided. */
  readonly heading: (line: Line) => string;
  /** The signs of a line's annotations alone, for what does not draw its words as they are. */
  readonly signs: (line: Line) => string;
  readonly languageOf: (column: number) => Language;
  /** Where the annotations met so far are told: each is told once. */
  readonly takeNotes: () => readonly ExportNote[];
  /** Keeps what `draw` gives, which stands at the end of the chapter, and gives what was kept. */
  readonly keep: (draw: () => string) => void;
  readonly takeKept: () => string;
  /** A number for the next note of a second text. */
  readonly nextSign: () => number;
  /** An attribute that names what is the book's own, and no text of the project, in a book that may come back. */
  readonly own: () => string;
  /** What a book that may come back says of itself; known when all is drawn. */
  readonly record: () => Readonly<Record<string, string>>;
  /** The place of the note of a number, and of the words it is on, from where it is drawn. */
  readonly noteAt: (number: number) => string;
  readonly wordsAt: (number: number) => string;
  /** What is drawn next stands in this file; of one page it is ''. */
  readonly begin: (file: string) => void;
};

/** Whether annotations are told behind the last chapter: where that is wanted, and where pages are made one by one and have no room for them. */
export const notesComeLast = ({ settings, output }: Pick<Pen, 'settings' | 'output'>): boolean =>
  settings.back.includes('notes') ||
  settings.layout === 'facing' ||
  (settings.layout === 'vertical' && output === 'pdf');

const isXml = (output: BookOutput): boolean => output === 'epub';

const keeper = (returning: ReturningBook | null): Pick<Pen, 'keep' | 'takeKept'> => {
  let kept = '';
  return {
    keep: (draw) => {
      kept += returning === null ? draw() : returning.later(draw);
    },
    takeKept: () => {
      returning?.nowLater();
      const taken = kept;
      kept = '';
      return taken;
    },
  };
};

/** The name of the place of the row that is looked for in pages that are printed. */
export const soughtPlace = 'sought';

/** What pages that are printed have besides. */
type PrintOptions = {
  /** The row whose place in the pages is to be found, by the name `soughtPlace`. */
  readonly soughtRow?: number | null;
  /** Where words may be divided. */
  readonly hyphens?: Hyphenator | undefined;
};

const noHyphens: Hyphenator = () => new Set();

/** What stands before the words of the first sentence of the row that is looked for, or of the first after it. */
const soughtIn = (soughtRow: number | null): ((sentence: Sentence) => string) => {
  let isFound = soughtRow === null;
  return ({ row }) => {
    if (isFound || row < (soughtRow ?? 0)) return '';
    isFound = true;
    return `<i id="${soughtPlace}"></i>`;
  };
};

/** Draws the sentences of lines, and the signs of their annotations. */
const lineDrawer = (
  {
    settings,
    output,
    symbols,
    languageOf,
    glosser,
  }: Pick<Pen, 'settings' | 'output' | 'symbols' | 'languageOf' | 'glosser'>,
  returning: ReturningBook | null,
  signsOf: (sentence: Sentence) => readonly { readonly at: number; readonly markup: string }[],
  { soughtRow = null, hyphens = noHyphens }: PrintOptions,
): Pick<Pen, 'line' | 'heading' | 'signs'> => {
  const found = soughtIn(soughtRow);
  const sentence = (one: Sentence, column: number, isDivided: boolean): string => {
    const { rich, row } = one;
    const language = languageOf(column);
    const readings = readingsOf(rich.text, language, settings.readings, settings.level, glosser?.known);
    const markup = inlineMarkup(rich, symbols, {
      readings,
      beside: settings.readings === 'zhuyin-beside',
      signs: signsOf(one),
      hyphens: isDivided && output === 'pdf' ? hyphens(rich.text, language) : new Set(),
    });
    // On paper nothing leads to a sentence, and each element costs memory and tags.
    if (output === 'pdf') return found(one) + markup;
    return `<span class="s" id="${returning?.marked(one, column) ?? `r${row}c${column}`}">${markup}</span>`;
  };
  const lineOf = ({ column, sentences }: Line, isDivided: boolean): string =>
    sentences.map((one) => sentence(one, column, isDivided)).join(isUnspaced(languageOf(column)) ? '' : ' ');
  return {
    line: (line) => lineOf(line, true),
    heading: (line) => lineOf(line, false),
    signs: ({ sentences }) =>
      sentences.flatMap((one) => [found(one), ...signsOf(one).map(({ markup }) => markup)]).join(''),
  };
};

/** `notesFile`: where annotations are told all together; null where each chapter tells its own. */
export const penFor = (
  book: Book,
  settings: BookSettings,
  output: BookOutput,
  glosser: Glosser | null,
  notesFile: string | null,
  print: PrintOptions = {},
): Pen => {
  const symbols = symbolWriter();
  const shown = (text: string): string => escapeMarkup(symbols.visible(text)).replaceAll('\n', ' ');
  const lang = (language: Language): string =>
    isXml(output) ? ` lang="${language}" xml:lang="${language}"` : ` lang="${language}"`;
  const languageOf = (column: number): Language => book.columns[column]?.language ?? 'und';
  const type = (name: string, role: string): string =>
    isXml(output) ? ` epub:type="${name}" role="${role}"` : ` role="${role}"`;
  const returning = isXml(output) ? returningBook(book, settings) : null;
  const met = new Map<number, string>();
  let waiting: ExportNote[] = [];
  let signs = 0;
  let file = '';

  const noteAt = (number: number): string =>
    `${notesFile === null || notesFile === file ? '' : notesFile}#n${number}`;
  const wordsAt = (number: number): string => {
    const at = met.get(number) ?? file;
    return `${at === file ? '' : at}#w${number}`;
  };

  /** The signs of annotations that begin in a sentence; each is told once, wherever its words go on. */
  const signsOf = ({ notes }: Sentence): readonly { at: number; markup: string }[] =>
    notes
      .filter(({ note, isFirst }) => isFirst && !met.has(note.number) && noteParagraphs(note).length > 0)
      .map(({ note, end }) => {
        const { number } = note;
        met.set(number, file);
        waiting.push(note);
        return {
          at: end,
          markup: `<a class="note-sign" id="w${number}"${type('noteref', 'doc-noteref')} href="${noteAt(number)}">${number}</a>`,
        };
      });

  return {
    book,
    settings,
    output,
    glosser,
    symbols,
    shown,
    lang,
    languageOf,
    ...lineDrawer({ settings, output, symbols, languageOf, glosser }, returning, signsOf, print),
    takeNotes: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    ...keeper(returning),
    nextSign: () => {
      signs += 1;
      return signs;
    },
    own: () => (returning === null ? '' : ` id="${returning.own()}"`),
    record: () => returning?.properties() ?? {},
    noteAt,
    wordsAt,
    begin: (name) => {
      file = name;
    },
  };
};
