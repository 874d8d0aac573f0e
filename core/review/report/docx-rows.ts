import type { Anchor, Column, Language, ReviewItem, Side } from '../../model/index.ts';
import { languageOfSide, originalSide, plain } from '../../model/index.ts';
import { areApart, byPlace } from '../rich-edit.ts';
import type { ReviewReport } from '../report.ts';
import type { ReportThread } from '../report-threads.ts';
import type { ReportAfter, ReportCell, ReportItem, ReportRow, ReportText } from '../report-values.ts';
import { runs, type RunChange } from '../../formats/docx/runs.ts';
import { textStyle } from '../../formats/docx/styles.ts';
import { cell, paragraph, rowsPerTable, spacer, tableStart } from '../../formats/docx/table.ts';
import type { ExportNote } from '../../formats/notes.ts';
import { escapeMarkup } from '../../formats/symbols.ts';
import { findStretch, marksOn, stretchOf, wholeStretch, type NotedStretch } from './docx-marks.ts';
import { headRow, said, saidLine, tableRow, type Desk } from './docx-parts.ts';
import { itemNote } from './item-note.ts';
import { notesOf } from './notes.ts';
import { sideName } from './sentences.ts';
import { trackedPieces, type TrackedPiece } from './tracked.ts';

const widths = { number: 800, original: 5200, who: 2400, text: 6170 };

/** What the rows of a report have in common. */
export type RowsDesk = Desk & {
  /** Those of the review. */
  readonly columns: readonly Column[];
  /** When a change is said to have been made of which no file tells the time. */
  readonly made: string;
};

/** One line of the table: a frozen text with the changes of one reviewer, or of several that do not touch. */
type TextLine = {
  readonly cell: ReportCell;
  readonly text: ReportText;
  readonly afters: readonly ReportAfter[];
  readonly pieces: readonly TrackedPiece[];
};

const itemsOf = (afters: readonly ReportAfter[]): readonly ReportItem[] =>
  afters.flatMap(({ items }) => items);

/** Whether all changes can be shown in one text, so that any of them may be accepted without the others. */
const canStandTogether = (afters: readonly ReportAfter[]): boolean => {
  const edits = itemsOf(afters)
    .flatMap(({ item }) => item.edits)
    .sort(byPlace);
  const areWords = edits.every(({ from, to, insert }) => from.tag === to.tag && insert.tags.length === 0);
  return areWords && areApart(edits);
};

const lineOf = (cell: ReportCell, text: ReportText, afters: readonly ReportAfter[]): TextLine => ({
  cell,
  text,
  afters,
  pieces: trackedPieces(
    text.frozen,
    itemsOf(afters).map(({ item }) => item),
  ),
});

const linesOf = (cell: ReportCell): readonly TextLine[] =>
  cell.texts.flatMap((text) =>
    text.afters.length < 2 || canStandTogether(text.afters)
      ? [lineOf(cell, text, text.afters)]
      : text.afters.map((after) => lineOf(cell, text, [after])),
  );

/** A note with the words it is on, for where they cannot be pointed at. */
const quoted = (note: ExportNote, { words }: Desk): ExportNote =>
  note.quote === ''
    ? note
    : { ...note, head: `${note.head} · ${words('comments.on', { quote: note.quote })}` };

/** The line a thread stands on: its author's own text where its words are there, else any that has them. */
const lineFor = (
  lines: readonly TextLine[],
  { side, segment, start, end, quote }: Anchor,
  author: string,
  of: ReportRow,
): TextLine | undefined => {
  const candidates = lines.filter(({ cell: on }) => on.side === side && of.segment === segment);
  const has = ({ pieces }: TextLine): boolean => findStretch(pieces, { start, end, quote }) !== null;
  const own = candidates.filter(({ afters }) => afters.some(({ reviewer }) => reviewer === author));
  return own.find(has) ?? candidates.find(has) ?? own[0] ?? candidates[0];
};

type NotesOfRow = {
  readonly original: readonly NotedStretch[];
  readonly lines: ReadonlyMap<TextLine, readonly NotedStretch[]>;
};

const notedThread = (
  thread: ReportThread,
  pieces: readonly TrackedPiece[],
  desk: Desk,
): readonly NotedStretch[] => {
  const found = thread.anchor === undefined ? null : findStretch(pieces, thread.anchor);
  return notesOf(thread, desk.words, desk.nextNote).map((note) =>
    found === null ? { note: quoted(note, desk), stretch: wholeStretch(pieces) } : { note, stretch: found },
  );
};

/** Where the threads of a row stand: on its texts, else on its original. */
const placeThreads = (
  row: ReportRow,
  original: readonly TrackedPiece[],
  lines: readonly TextLine[],
  desk: Desk,
): NotesOfRow => {
  const onOriginal: NotedStretch[] = [];
  const onLines = new Map<TextLine, NotedStretch[]>();
  for (const thread of row.threads) {
    const author = thread.thread.versions[0]?.value.author ?? '';
    const line = thread.anchor === undefined ? undefined : lineFor(lines, thread.anchor, author, row);
    if (line === undefined) onOriginal.push(...notedThread(thread, original, desk));
    else {
      const noted = onLines.get(line) ?? [];
      noted.push(...notedThread(thread, line.pieces, desk));
      onLines.set(line, noted);
    }
  }
  return { original: onOriginal, lines: onLines };
};

const noteItems = ({ afters, pieces }: TextLine, desk: RowsDesk): readonly NotedStretch[] =>
  afters.flatMap(({ items, at }) =>
    items.flatMap((one) => {
      const note = itemNote(one, at ?? desk.made, desk.words, desk.nextNote);
      if (note === null) return [];
      return [{ note, stretch: stretchOf(pieces, one.item.id) ?? wholeStretch(pieces) }];
    }),
  );

/** When and by whom a piece was changed, as Word has it. */
const changeOf = (piece: TrackedPiece, { afters }: TextLine, desk: RowsDesk): RunChange | undefined => {
  if (piece.is === 'same') return undefined;
  const isBy = ({ items }: ReportAfter): boolean =>
    items.some(({ item }: { readonly item: ReviewItem }) => item.id === piece.item?.id);
  const after = afters.find(isBy) ?? afters[0];
  const author = escapeMarkup(desk.symbols.visible(after?.reviewer ?? ''));
  const date = escapeMarkup((after?.at ?? desk.made).replace(/\.\d+(?=Z$)/, ''));
  return {
    is: piece.is,
    attributes: () => `w:id="${desk.nextChange()}" w:author="${author}" w:date="${date}"`,
    was: (open) => [
      ...piece.lost,
      ...open.filter(({ id, type }) => !piece.gained.some((tag) => tag.id === id && tag.type === type)),
    ],
  };
};

type Drawn = {
  readonly pieces: readonly TrackedPiece[];
  readonly language: Language;
  readonly line: TextLine | null;
};

const textDocx = (
  { pieces, language, line }: Drawn,
  noted: readonly NotedStretch[],
  desk: RowsDesk,
): string => {
  const marks = marksOn(noted, desk);
  const shown = pieces.map((piece, i) => {
    const change = line === null ? undefined : changeOf(piece, line, desk);
    const look = change === undefined ? { language } : { language, change };
    return runs(piece.rich, look, desk.links, desk.symbols, marks.get(i) ?? []);
  });
  // A text without words may have notes nevertheless.
  const none = pieces.length === 0 ? (marks.get(0) ?? []).map(({ xml }) => xml) : [];
  return paragraph(textStyle(language), [...shown, ...none].join(''));
};

const whoDocx = ({ cell: of, text, afters }: TextLine, desk: RowsDesk): string => {
  const { words } = desk;
  const side = desk.columns.length > 2 ? [sideName(of.side, words)] : [];
  const rounds = of.texts.length > 1 ? text.rounds.map((round) => words('comparison.round', { round })) : [];
  const place = [...side, ...rounds].join(' · ');
  const lines = afters.map(({ reviewer, items, isAccepted }) =>
    [
      said(reviewer, desk),
      items.length > 0
        ? ''
        : said(` ${words(isAccepted ? 'comparison.asItWas' : 'comparison.noChange')}`, desk, 'faint'),
    ].join(''),
  );
  const nobody = afters.length === 0 ? saidLine(words('comparison.notReviewed'), desk, 'faint') : '';
  return (
    (place === '' ? '' : saidLine(place, desk, 'faint')) +
    lines.map((line) => paragraph(textStyle(desk.language), line)).join('') +
    nobody
  );
};

const languageOf = (side: Side, { columns }: RowsDesk): Language => languageOfSide(columns, side);

/** One row as lines of the table. */
const rowDocx = (row: ReportRow, desk: RowsDesk): readonly string[] => {
  const language = languageOfSide(desk.columns, originalSide);
  const original = trackedPieces(row.original ?? plain(''), []);
  const lines = row.cells.flatMap(linesOf);
  const threads = placeThreads(row, original, lines, desk);
  const number = row.row === null ? desk.words('comparison.wasRow', { row: row.frozenRow }) : String(row.row);
  const first = [
    cell(widths.number, paragraph('RowNumber', said(number, desk, 'faint'))),
    cell(widths.original, textDocx({ pieces: original, language, line: null }, threads.original, desk)),
  ];
  const blank = [
    cell(widths.number, paragraph('RowNumber', '')),
    cell(widths.original, paragraph(textStyle(language), '')),
  ];
  return lines.map((line, i) => {
    const noted = [...noteItems(line, desk), ...(threads.lines.get(line) ?? [])];
    const language = languageOf(line.cell.side, desk);
    return tableRow([
      ...(i === 0 ? first : blank),
      cell(widths.who, whoDocx(line, desk)),
      cell(widths.text, textDocx({ pieces: line.pieces, language, line }, noted, desk)),
    ]);
  });
};

/** The comparison as tables of some hundred rows each. */
export function* rowsDocx({ rows }: Pick<ReviewReport, 'rows'>, desk: RowsDesk): Generator<string> {
  const { words } = desk;
  const columns = [
    { name: words('comparison.row'), width: widths.number, isFigure: true },
    { name: words('comparison.original'), width: widths.original },
    { name: words('columns.reviewer'), width: widths.who },
    { name: words('comparison.tracked'), width: widths.text },
  ];
  const start = tableStart(columns.map(({ width }) => width)) + headRow(columns, desk);
  let inTable = 0;
  for (const row of rows) {
    const lines = rowDocx(row, desk);
    if (lines.length === 0) continue;
    const isFull = inTable >= rowsPerTable;
    if (isFull) inTable = 0;
    yield `${isFull ? `</w:tbl>${spacer}` : ''}${inTable === 0 ? start : ''}${lines.join('')}`;
    inTable += lines.length;
  }
  if (inTable > 0) yield `</w:tbl>${spacer}`;
}
