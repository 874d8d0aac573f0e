import { fail, ok, type Result } from '../../model/index.ts';
import { xmlTexts } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readXml } from '../../xml/read.ts';
import type { FormatCode, ReadOptions, Reading } from '../format.ts';
import {
  cutBlock,
  type RawBlock,
  type RawComment,
  type RawSegment,
  type RawTranslation,
} from '../raw-block.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import type { Dialect, DialectReading } from './dialect.ts';
import { documentVisitor, xliffNamespaces } from './document.ts';
import type { Inline } from './inline.ts';
import { lineCounter, type LineCounter } from './lines.ts';
import { descendants, type Element } from './tree.ts';
import { gapBehind, viewUnit, type Piece, type UnitView } from './unit.ts';

/** Names a piece: which unit of the document, and which of its pieces. */
const refOf = (unit: number, piece: number): string => `${unit}.${piece}`;

/** What units hold that the project has no place for, as the file calls it. */
const leftOut: Readonly<Record<string, string>> = {
  'alt-trans': 'alt-trans',
  'mtc:matches': 'matches',
  'gls:glossary': 'glossary',
  sub: 'sub',
};

type Findings = Map<string, { readonly line: number; count: number }>;

const countLeftOut = (unit: Element, line: number, found: Findings): void => {
  for (const { name } of descendants(unit)) {
    const detail = leftOut[name];
    if (detail === undefined) continue;
    const own = found.get(detail);
    if (own === undefined) found.set(detail, { line, count: 1 });
    else own.count += 1;
  }
};

const hasContent = ({ rich }: Inline): boolean => rich.text.trim() !== '' || rich.tags.length > 0;

/** A segment that somebody can do something about: with words or codes; what must not be translated, with words. */
const isShown = (
  { isSegment, source }: Piece,
  { scope }: UnitView,
  wholeUnits: boolean,
  unit: Element,
): boolean =>
  isSegment &&
  hasContent(source) &&
  (scope.translate || source.rich.text.trim() !== '') &&
  (wholeUnits || piece12IsCut(unit));

const piece12IsCut = (unit: Element): boolean => {
  for (const { name, attributes } of descendants(unit))
    if (name === 'mrk' && attributes.get('mtype') === 'seg') return true;
  return false;
};

const onMarks = (piece: Piece, view: UnitView, dialect: DialectReading): readonly RawComment[] => {
  const { targetLanguage } = view.scope;
  const of = (inline: Inline, on?: string): readonly RawComment[] =>
    inline.marks.flatMap((mark) =>
      dialect.markComments(mark, view).map((comment) => ({
        ...comment,
        ...(on === undefined ? {} : { on }),
        ...(mark.start < mark.end ? { range: { start: mark.start, end: mark.end } } : {}),
      })),
    );
  return [
    ...of(piece.source),
    ...(piece.target === null || targetLanguage === null ? [] : of(piece.target, targetLanguage)),
  ];
};

const translationsOf = (piece: Piece, view: UnitView, dialect: DialectReading): readonly RawTranslation[] => {
  const { targetLanguage: language } = view.scope;
  if (language === null) return [];
  const { state, locked } = dialect.factsOf(piece, view);
  const rich = piece.target?.rich ?? { text: '', tags: [] };
  const isThere = rich.text !== '' || rich.tags.length > 0;
  return isThere || locked ? [{ language, rich, state, locked }] : [];
};

type UnitReading = {
  readonly dialect: DialectReading;
  readonly wholeUnits: boolean;
  /** Comments on what is around units, which the next segment gets. */
  pending: readonly RawComment[];
};

const blockOf = (view: UnitView, unit: number, line: number, reading: UnitReading): RawBlock | null => {
  const { dialect, wholeUnits } = reading;
  const segments: RawSegment[] = [];
  const notes = dialect.notesOf(view);
  const first = view.pieces.find((piece) => isShown(piece, view, wholeUnits, view.unit));
  view.pieces.forEach((piece, n) => {
    if (!isShown(piece, view, wholeUnits, view.unit)) return;
    const own = notes
      .filter((note) => (note.piece ?? first) === piece)
      .map(({ piece: _piece, ...note }) => note);
    const comments = [...(piece === first ? reading.pending : []), ...own, ...onMarks(piece, view, dialect)];
    segments.push({
      rich: piece.source.rich,
      gap: gapBehind(view.pieces, n),
      ref: refOf(unit, n),
      facts: { locked: dialect.factsOf(piece, view).locked },
      translations: translationsOf(piece, view, dialect),
      ...(comments.length === 0 ? {} : { comments }),
    });
  });
  if (segments.length === 0) return null;
  reading.pending = [];
  return cutBlock({ kind: 'paragraph', level: 0, line, gap: '\n\n' }, segments);
};

type Told = {
  language: string | null;
  readonly blocks: RawBlock[];
  foreign: string | null;
  refusal: string | null;
};

const visitorFor = (
  dialect: Dialect,
  choices: Choices | undefined,
  lines: LineCounter,
  told: Told,
  found: Findings,
) => {
  const reading: UnitReading = {
    dialect: dialect.open(choicesFor(dialect, choices)),
    wholeUnits: dialect.wholeUnits,
    pending: [],
  };
  let unit = 0;
  return documentVisitor(
    {
      foreign: (name) => void (told.foreign = name),
      beside: (element, scope, parent) => {
        const notes = reading.dialect.beside(element, scope, parent);
        reading.pending = [...reading.pending, ...notes];
      },
      unit: (element, scope) => {
        const line = lines.lineAt(element.open.from);
        told.language ??= scope.sourceLanguage;
        countLeftOut(element, line, found);
        reading.dialect.unit?.(element);
        const block = blockOf(viewUnit(element, scope, reading.dialect.codes), unit, line, reading);
        unit += 1;
        if (block !== null) told.blocks.push(block);
        told.refusal ??= reading.dialect.refusal?.() ?? null;
      },
    },
    dialect.beside,
  );
};

function* blocksIn(
  bytes: Iterable<Uint8Array>,
  { report, isBeginning = false, choices }: ReadOptions,
  dialect: Dialect,
  told: Told,
): Generator<Result<RawBlock>> {
  const lines = lineCounter();
  const found: Findings = new Map();
  let broken: Result<never> | null = null;
  function* pieces(): Generator<string> {
    const texts = xmlTexts(bytes);
    for (let step = texts.next(); ; step = texts.next()) {
      if (step.done === true) {
        if (step.value !== null) broken = xmlFailure(step.value);
        return;
      }
      lines.push(step.value);
      yield step.value;
    }
  }
  const reading = readXml(pieces(), visitorFor(dialect, choices, lines, told, found), {
    namespaces: xliffNamespaces,
  });
  for (let step = reading.next(); ; step = reading.next()) {
    for (const block of told.refusal === null ? told.blocks.splice(0) : []) yield ok(block);
    if (told.foreign !== null) {
      yield fail('document.invalid', {
        line: 1,
        detail: told.foreign,
        fault: 'xliff.faults.not-xliff',
      });
      return;
    }
    if (told.refusal !== null) {
      yield fail('document.refused', { reason: told.refusal });
      return;
    }
    if (step.done !== true) continue;
    if (isBeginning) return;
    const failure = broken ?? (step.value === null ? null : xmlFailure(step.value));
    if (failure !== null) yield failure;
    break;
  }
  for (const [detail, { line, count }] of found) report?.({ code: 'left-out', line, detail, count });
}

/** Reads a file of XLIFF as one tool writes it. Memory: one unit. */
export const xliffReader =
  (dialect: Dialect): NonNullable<FormatCode['read']> =>
  (bytes, options): Reading => {
    const told: Told = { language: null, blocks: [], foreign: null, refusal: null };
    return {
      blocks: blocksIn(bytes, options, dialect, told),
      language: () => told.language,
      damage: () => ({ count: 0, places: [] }),
    };
  };
