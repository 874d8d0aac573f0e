import { fail, ok, type CellState, type Result, type RichText } from '../../model/index.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import type { ExportColumn, ExportRow, ExportSource, OriginalFile, Written } from '../export-source.ts';
import { foundInTags, type WholeText } from '../file-text.ts';
import type { FilledText } from '../filled-texts.ts';
import { knownComments, type KnownComments } from '../known-comments.ts';
import type { NoteComment } from '../note-comments.ts';
import type { PieceSink, WriteDocument } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import { columnIn, isOfAnother } from '../language-columns.ts';
import type { SourceEdit } from '../patch.ts';
import { rowsByUnit, type RowsByUnit } from '../rows-by-unit.ts';
import type { Slice } from '../source-place.ts';
import { openXmlFile } from '../xml-file.ts';
import type { CommentEdits, Dialect, DialectReading, NewFacts } from './dialect.ts';
import { documentVisitor, xliffNamespaces } from './document.ts';
import { commentsIn, newComments } from './new-comments.ts';
import { markEdits, type NewMark } from './new-marks.ts';
import { patchedWriter, withInsertions, wordsFor } from './patched-file.ts';
import { targetEdits } from './target-edits.ts';
import type { Element } from './tree.ts';
import { viewUnit, type Piece, type Scope, type UnitView } from './unit.ts';
import { reachesOver, sameContent, unitWriter } from './unit-writer.ts';

const none: RichText = { text: '', tags: [] };

/** What is to become of the texts of a unit. */
type UnitChanges = {
  readonly texts: ReadonlyMap<Piece, RichText>;
  readonly facts: ReadonlyMap<Piece, NewFacts>;
};

const isEmpty = ({ text, tags }: RichText): boolean => text === '' && tags.length === 0;

const stateOf = (now: FilledText, was: CellState, textChanged: boolean): CellState => {
  const state = now.facts?.state ?? (textChanged ? 'draft' : was);
  return isEmpty(now.rich) ? 'empty' : state;
};

/** Which texts and states of a unit are others than in the file. What the file locks is not among them. */
const changesIn = (
  view: UnitView,
  present: ReadonlyMap<number, FilledText>,
  dialect: DialectReading,
): UnitChanges => {
  const texts = new Map<Piece, RichText>();
  const facts = new Map<Piece, NewFacts>();
  const change = (
    piece: Piece,
    rich: RichText,
    locked: boolean | undefined,
    state: (textChanged: boolean, was: CellState) => CellState,
  ): void => {
    const was = dialect.factsOf(piece, view);
    if (was.locked && was.isOwnLock !== true) return;
    // A translation of which the file does not say the language was not read: that there is none here says nothing about it.
    const isUnread = view.scope.targetLanguage === null && isEmpty(rich);
    const textChanged = !isUnread && !sameContent(rich, piece.target?.rich ?? none);
    const now = isUnread ? was.state : state(textChanged, was.state);
    const lock = locked === undefined || locked === was.locked ? null : locked;
    const isTranslated = rich.text !== '' && rich.text !== piece.source.rich.text;
    if (textChanged) texts.set(piece, rich);
    if (textChanged || now !== was.state || lock !== null)
      facts.set(piece, { was, state: now, textChanged, lock, isTranslated });
  };
  let before: { readonly piece: Piece; readonly now: FilledText } | null = null;
  view.pieces.forEach((piece, n) => {
    if (!piece.isSegment) return;
    const now = present.get(n);
    if (now !== undefined) {
      before = { piece, now };
      change(piece, now.rich, now.facts?.locked, (textChanged, was) => stateOf(now, was, textChanged));
    } else if (
      before !== null &&
      !isEmpty(piece.source.rich) &&
      reachesOver(before.now.source(), before.piece.source, piece.source)
    ) {
      // Joined to the one before it, which has its words now.
      const { now: joined } = before;
      change(piece, none, undefined, () => stateOf(joined, 'draft', false));
    }
  });
  return { texts, facts };
};

type Filling = {
  readonly source: ExportSource;
  readonly text: WholeText;
  readonly dialect: DialectReading;
  readonly escape: (words: string) => string;
  /** Of what is around units. */
  readonly known: KnownComments;
  /** Whether its files are in several languages. */
  readonly hasLanguages: () => boolean;
  /** The column is known when the first unit says the language. */
  rows: RowsByUnit | null;
  column: ExportColumn | null;
  /** The language that was asked for last, and whether the column is for it. */
  asked: { readonly language: string | null; readonly fits: boolean } | null;
  /** Whether the last unit has got translations: comments alone do not say in which language a file is. */
  isTranslated: boolean;
};

/** Asks, once and when it is needed, whether the files of a text are to be translated into several languages. */
const severalLanguages = ({ texts }: WholeText): (() => boolean) => {
  let known: boolean | undefined;
  const look = (): boolean => {
    const seen = new Set<string | undefined>();
    const found = foundInTags(texts(), /\starget-language\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
    for (const [, a, b] of found) if (seen.add(a ?? b).size > 1) return true;
    return false;
  };
  return () => (known ??= look());
};

/** The column for the translations of a file; the first one where the file names no language. */
const columnFor = (
  language: string | null,
  columns: readonly ExportColumn[],
  { hasLanguages }: Filling,
): ExportColumn | null => {
  const targets = columns.filter(({ side }) => side !== 'source');
  if (language === null || language === '' || language === 'und') return targets[0] ?? null;
  const side = columnIn(
    language,
    targets.filter((column) => !isOfAnother(language, column) || !hasLanguages()),
  );
  return targets.find((column) => column.side === side) ?? null;
};

/** Whether the column that is filled is for the translations of a file in that language. */
const fits = (language: string | null, filling: Filling, column: ExportColumn): boolean => {
  if (filling.asked?.language !== language)
    filling.asked = {
      language,
      fits: columnFor(language, [column], filling) !== null,
    };
  return filling.asked.fits;
};

/** The comments of a unit that its file does not have; null for none. */
const commentsFor = (
  view: UnitView,
  present: ReadonlyMap<number, FilledText>,
  { dialect, known, text, escape }: Filling,
  column: ExportColumn,
): CommentEdits | null => {
  if (dialect.commentEdits === undefined) return null;
  let hasNotes = false;
  for (const { rows } of present.values()) hasNotes ||= rows.some(({ notes = [] }) => notes.length > 0);
  if (!hasNotes) return null;
  const own = knownComments(commentsIn(view, dialect));
  const isKnown = (comment: NoteComment): boolean => own.take(comment) || known.take(comment);
  const comments = newComments(view, present, column, isKnown);
  return comments.length === 0 ? null : dialect.commentEdits(view, comments, { text, escape });
};

/**
 * The translations that are written anew. A target of XLIFF 1.2 that gets a place for one more segment is made again as a whole, and then what is marked
 * in it has to be written as well.
 */
const textsToWrite = (
  { scope, pieces }: UnitView,
  { texts }: UnitChanges,
  marks: readonly NewMark[],
): ReadonlyMap<Piece, RichText> => {
  const isMadeAgain = pieces.some(
    (piece) => texts.has(piece) && piece.targetElement === null && piece.within === undefined,
  );
  if (scope.version === '2' || !isMadeAgain) return texts;
  const marked = marks.flatMap(({ piece, isTarget }) =>
    isTarget && piece.target !== null && !texts.has(piece) ? [[piece, piece.target.rich] as const] : [],
  );
  // What is made again takes the file's own slices of all others, in which sub-flows have their old words.
  const around = pieces.flatMap((piece) =>
    piece.target !== null &&
    !texts.has(piece) &&
    pieces.some((flow) => flow.within === piece.sourceElement && texts.has(flow))
      ? [[piece, piece.target.rich] as const]
      : [],
  );
  return new Map([...texts, ...marked, ...around]);
};

/** Whether a sub-flow was written with the text in whose codes it stands; or stands nowhere, since the translation has no such code. */
const isInOther = ({ within, targetElement }: Piece, texts: ReadonlyMap<Piece, RichText>): boolean =>
  within !== undefined &&
  (targetElement === null || [...texts.keys()].some(({ sourceElement }) => sourceElement === within));

/** Sub-flows first, the innermost before all: they stand in the codes of other texts. */
const flowsFirst = (texts: ReadonlyMap<Piece, RichText>): Iterable<readonly [Piece, RichText]> => {
  let hasFlows = false;
  for (const { within } of texts.keys()) hasFlows ||= within !== undefined;
  if (!hasFlows) return texts;
  const all = [...texts];
  const flows = all.filter(([{ within }]) => within !== undefined);
  return [...flows.toReversed(), ...all.filter(([{ within }]) => within === undefined)];
};

const fillUnit = (unit: Element, number: number, scope: Scope, filling: Filling): readonly SourceEdit[] => {
  const { source, text, dialect, escape } = filling;
  filling.isTranslated = false;
  filling.column ??= columnFor(scope.targetLanguage, source.columns, filling);
  if (filling.column === null) return [];
  filling.rows ??= rowsByUnit(source.rows, filling.column);
  const present = filling.rows.of(number);
  if (present.size === 0) return [];
  if (!fits(scope.targetLanguage, filling, filling.column)) return [];
  const view = viewUnit(unit, scope, dialect.codes);
  const changes = changesIn(view, present, dialect);
  const added = commentsFor(view, present, filling, filling.column);
  if (changes.facts.size === 0 && added === null) return [];
  filling.isTranslated = changes.facts.size > 0;
  const texts = textsToWrite(view, changes, added?.marks ?? []);
  const kept = view.pieces.flatMap((piece) =>
    piece.target === null || texts.has(piece) ? [] : [piece.target],
  );
  const subs = new Map<Element, string>();
  const write = unitWriter(view, text, kept, escape, subs);
  const isWritten = ({ isTarget, piece }: NewMark): boolean => isTarget && texts.has(piece);
  const contents = new Map<Piece, string>();
  for (const [piece, rich] of flowsFirst(texts)) {
    const marks = added?.marks.filter((mark) => mark.piece === piece && isWritten(mark));
    const content = write(piece, rich, marks);
    contents.set(piece, content);
    if (piece.within !== undefined) subs.set(piece.sourceElement, content);
    if (piece.within !== undefined && piece.targetElement !== null) subs.set(piece.targetElement, content);
  }
  for (const piece of contents.keys()) if (isInOther(piece, texts)) contents.delete(piece);
  const marked = added?.marks.filter((mark) => !isWritten(mark)).flatMap((mark) => markEdits(mark, text));
  return [
    ...(changes.facts.size === 0 && texts.size === 0
      ? []
      : targetEdits(view, { contents, facts: changes.facts, dialect, text })),
    ...(added?.edits ?? []),
    ...(marked ?? []),
  ];
};

/** The start tags that say the language of translations, by version: of the root, and of each file. */
type Starts = { root: Slice | null; file: Slice | null };

/** The language of new translations where the file does not say it; each tag once. */
const languageEdit = (
  { version, targetLanguage }: Scope,
  starts: Starts,
  { text, column }: Filling,
): readonly SourceEdit[] => {
  const of = version === '2' ? 'root' : 'file';
  const at = starts[of];
  if (targetLanguage !== null || at === null || column === null) return [];
  starts[of] = null;
  const start = text.slice(at.from, at.to);
  const name = version === '2' ? 'trgLang' : 'target-language';
  return [{ ...at, text: withAttribute(start, name, column.language) }];
};

const fillInto = (
  file: OriginalFile,
  source: ExportSource,
  dialect: Dialect,
  sink: PieceSink,
): Result<Written> => {
  const xml = openXmlFile(file, sink, (whole) => patchedWriter(whole, sink));
  if (!xml.ok) return xml;
  const { text, encoding, add, pass, read, end } = xml.value;
  const { escape, symbols } = wordsFor(encoding);
  const reading = dialect.open(choicesFor(dialect, file.choices));
  const filling: Filling = {
    source,
    text,
    dialect: reading,
    escape,
    known: knownComments(),
    rows: null,
    hasLanguages: severalLanguages(text),
    column: null,
    asked: null,
    isTranslated: false,
  };
  const starts: Starts = { root: null, file: null };
  let waiting: SourceEdit[] = [];
  const give = (): void => {
    add(withInsertions(waiting));
    waiting = [];
  };
  let number = 0;
  const visitor = documentVisitor(
    {
      foreign: () => undefined,
      open: (start, name, at) => {
        if (name === 'xliff') reading.root?.(start.attributes);
        reading.start?.(start, at);
        if (name === 'xliff') starts.root = at;
        if (name === 'file') starts.file = at;
      },
      beside: (element, scope, parent) => filling.known.add(reading.beside(element, scope, parent)),
      unit: (unit, scope) => {
        reading.unit?.(unit);
        const own = fillUnit(unit, number, scope, filling);
        number += 1;
        waiting.push(...own);
        if (filling.isTranslated) waiting.push(...languageEdit(scope, starts, filling));
        // The start tag before the units may still get a language; what is written in the end may stand there too.
        const isSettled = scope.targetLanguage !== null || filling.isTranslated;
        if (!isSettled || reading.finish !== undefined) return;
        give();
        pass(unit.close.to);
      },
    },
    dialect.beside,
  );
  const done = read(visitor, { namespaces: xliffNamespaces });
  if (!done.ok) return done;
  if (number > 0 && filling.column === null)
    return fail('export.refused', { reason: 'xliff.refusals.language', detail: dialect.id });
  if (reading.finish !== undefined) waiting.push(...reading.finish({ text, escape }));
  give();
  end();
  return ok({ rows: filling.rows?.rows() ?? 0, symbols: symbols() });
};

function* chained(first: ExportRow, rest: Iterator<ExportRow>): Generator<ExportRow> {
  yield first;
  for (let step = rest.next(); step.done !== true; step = rest.next()) yield step.value;
}

/**
 * Puts translations and states into the file that a document came from; all else stays byte for byte. Memory: one unit and a portion of the file,
 * where that is in UTF-8 and says its languages; what writes at its beginning in the end, as comments of Trados are, holds all of it.
 */
export const xliffFiller =
  (dialect: Dialect, write: WriteDocument): WriteDocument =>
  (source, options, sink) => {
    if (source.columns.length === 0) return fail('export.no-columns');
    const rows = source.rows[Symbol.iterator]();
    const first = rows.next();
    if (first.done === true) return write({ ...source, rows: [] }, options, sink);
    const all = { ...source, rows: chained(first.value, rows) };
    const { document } = first.value;
    const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
    return file === undefined ? write(all, options, sink) : fillInto(file, all, dialect, sink);
  };
