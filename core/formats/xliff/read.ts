import { fail, ok, type Result } from '../../model/index.ts';
import { xmlTexts } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readXml, type XmlVisitor } from '../../xml/read.ts';
import type { FormatCode, ReadOptions, Reading } from '../format.ts';
import {
  cutBlock,
  type RawBlock,
  type RawComment,
  type RawSegment,
  type RawTranslation,
} from '../raw-block.ts';
import { choicesFor } from '../import-options.ts';
import { alternativesOf, countCandidates, mostAlternatives, type Alternative } from './alternatives.ts';
import { checkDocument, type HistoryFaults } from './check/document.ts';
import type { Fault } from './check/faults.ts';
import type { Dialect, DialectReading } from './dialect.ts';
import { documentVisitor, localName, xliffNamespaces } from './document.ts';
import type { Inline } from './inline.ts';
import { writeSizeLimits } from '../../text/size-limits.ts';
import { sizeReading, type SizeReading } from './sizes.ts';
import { lineCounter, type LineCounter } from './lines.ts';
import { descendants, type Element } from './tree.ts';
import { gapBehind, isOutside, readingOrder, viewUnit, type Piece, type UnitView } from './unit.ts';

/** Names a piece: which unit of the document, and which of its pieces; and says how long it may be. */
const refOf = (unit: number, piece: number, limits: string): string =>
  limits === '' ? `${unit}.${piece}` : `${unit}.${piece}.${limits}`;

const hasContent = ({ rich }: Inline): boolean => rich.text.trim() !== '' || rich.tags.length > 0;

/**
 * What units hold that the project has no place for: glossaries, other wordings, translations of which the file does not say the language, limits of length of
 * codes and marks.
 */
type LeftOut = 'left-terms' | 'left-wordings' | 'left-translations' | 'xliff.inline-unchecked';
type Findings = Map<LeftOut, { readonly line: number; count: number }>;

const leave = (code: LeftOut, line: number, count: number, found: Findings): void => {
  const own = found.get(code);
  if (count === 0) return;
  if (own === undefined) found.set(code, { line, count });
  else own.count += count;
};

const countLeftOut = (view: UnitView, line: number, found: Findings): void => {
  const { unit, pieces, scope } = view;
  for (const { name, attributes } of descendants(unit)) {
    if (name === 'gls:glossary') leave('left-terms', line, 1, found);
    if (attributes.has('slr:sizeRestriction') || attributes.has('slr:storageRestriction'))
      leave('xliff.inline-unchecked', line, 1, found);
  }
  if (scope.targetLanguage === null)
    for (const { target } of pieces)
      if (target !== null && hasContent(target)) leave('left-translations', line, 1, found);
};

const isCut = (unit: Element): boolean => {
  for (const { name, attributes } of descendants(unit))
    if (name === 'mrk' && attributes.get('mtype') === 'seg') return true;
  return false;
};

/** Segments that somebody can do something about: with words or codes; what must not be translated and what is outside of segments, with words. */
const shownIn = ({ pieces, scope, unit }: UnitView, wholeUnits: boolean): ReadonlySet<Piece> =>
  new Set(
    !wholeUnits && !isCut(unit)
      ? []
      : pieces.filter((piece) => {
          const { isSegment, source } = piece;
          if (!isSegment) return isOutside(piece);
          return hasContent(source) && (scope.translate || source.rich.text.trim() !== '');
        }),
  );

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
  // Who merges the file takes the original of what is outside of segments and has no translation.
  if (!piece.isSegment) {
    const { rich } = piece.target ?? piece.source;
    return [{ language, rich, state: rich.text === '' ? 'empty' : 'translated', locked: true }];
  }
  const { state, locked } = dialect.factsOf(piece, view);
  const rich = piece.target?.rich ?? { text: '', tags: [] };
  const isThere = rich.text !== '' || rich.tags.length > 0;
  return isThere || locked ? [{ language, rich, state, locked }] : [];
};

type UnitReading = {
  readonly dialect: DialectReading;
  readonly wholeUnits: boolean;
  readonly sizes: SizeReading;
  /** Comments on what is around units, which the next segment gets. */
  pending: readonly RawComment[];
  /** Other wordings read so far. */
  alternatives: number;
  readonly found: Findings;
};

/** Other wordings for the segments of a unit that are shown; what is none, or too many, is counted. */
const alternativesIn = (
  view: UnitView,
  shown: ReadonlySet<Piece>,
  line: number,
  reading: UnitReading,
): readonly Alternative[] => {
  const room = mostAlternatives - reading.alternatives;
  const taken = alternativesOf(view)
    .filter(({ piece }) => shown.has(piece))
    .slice(0, room);
  reading.alternatives += taken.length;
  leave('left-wordings', line, countCandidates(view) - taken.length, reading.found);
  return taken;
};

const blockOf = (view: UnitView, unit: number, line: number, reading: UnitReading): RawBlock | null => {
  const { dialect, wholeUnits } = reading;
  const segments: RawSegment[] = [];
  const notes = dialect.notesOf(view);
  const shown = shownIn(view, wholeUnits);
  const first = [...shown].find(({ isSegment }) => isSegment) ?? [...shown][0];
  // What is on a segment that makes no row is on the first that does.
  const placeOf = (own: Piece | undefined): Piece | undefined =>
    own !== undefined && shown.has(own) ? own : first;
  const alternatives = alternativesIn(view, shown, line, reading);
  const limits = writeSizeLimits(reading.sizes.limitsOf(view.unit, view.scope.version, shown.size));
  const order = readingOrder(view.pieces);
  const read = order.flatMap((n) => view.pieces[n] ?? []);
  read.forEach((piece, at) => {
    if (!shown.has(piece)) return;
    const { rich } = piece.source;
    const own = [...notes, ...alternatives]
      .filter((note) => placeOf(note.piece) === piece)
      .map(({ piece: _piece, ...note }) => note);
    const comments = [...(piece === first ? reading.pending : []), ...own, ...onMarks(piece, view, dialect)];
    segments.push({
      rich: piece.isSegment || hasContent(piece.source) ? rich : { text: '', tags: [] },
      gap: gapBehind(read, at),
      ref: refOf(unit, order[at] ?? 0, limits),
      facts: { locked: !piece.isSegment || dialect.factsOf(piece, view).locked },
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
  fault: () => Fault | null;
  history: () => HistoryFaults | null;
};

/** Documents that were read before and had no fault, but perhaps in their history: a file is read several times, and once is enough to tell. */
const faultless = new WeakMap<object, HistoryFaults | null>();

/** Checks documents of XLIFF 2 while `visitor` is told of them; `unit` and `beside` are told by it. */
const checkedVisitor = (visitor: XmlVisitor, told: Told) => {
  let check: ReturnType<typeof checkDocument> | null = null;
  const checked: XmlVisitor = {
    open: (start, at) => {
      const name = localName(start.name);
      if (name === 'xliff' && start.attributes.get('version')?.startsWith('2') === true) {
        check = checkDocument();
        told.fault = check.fault;
        told.history = check.history;
      }
      check?.open(name, start.attributes, at);
      return visitor.open?.(start, at) ?? null;
    },
    text: (text, at, isCdata) => {
      check?.text(text);
      visitor.text?.(text, at, isCdata);
    },
    close: (name, at) => {
      visitor.close?.(name, at);
      check?.close(localName(name));
    },
  };
  return { visitor: checked, check: () => check };
};

const noFaults = { fault: () => null, history: () => null };

type Begun = {
  readonly lines: LineCounter;
  readonly told: Told;
  readonly found: Findings;
  readonly sizes: SizeReading;
};

const visitorFor = (dialect: Dialect, { choices, memo }: ReadOptions, begun: Begun): XmlVisitor => {
  const { lines, told, found, sizes } = begun;
  const reading: UnitReading = {
    dialect: dialect.open(choicesFor(dialect, choices)),
    wholeUnits: dialect.wholeUnits,
    sizes,
    pending: [],
    alternatives: 0,
    found,
  };
  let unit = 0;
  let check: () => ReturnType<typeof checkDocument> | null = () => null;
  const visitor = documentVisitor(
    {
      foreign: (name) => void (told.foreign = name),
      open: ({ attributes }, name) => {
        if (name === 'xliff') reading.dialect.root?.(attributes);
        reading.sizes.open(name, attributes);
      },
      close: () => reading.sizes.close(),
      beside: (element, scope, parent) => {
        check()?.beside(element);
        const notes = reading.dialect.beside(element, scope, parent);
        reading.pending = [...reading.pending, ...notes];
      },
      unit: (element, scope) => {
        const line = lines.lineAt(element.open.from);
        told.language ??= scope.sourceLanguage;
        check()?.unit(element);
        reading.dialect.unit?.(element);
        const view = viewUnit(element, scope, reading.dialect.codes);
        countLeftOut(view, line, found);
        const block = blockOf(view, unit, line, reading);
        unit += 1;
        if (block !== null) told.blocks.push(block);
        told.refusal ??= reading.dialect.refusal?.() ?? null;
      },
    },
    dialect.beside,
  );
  if (dialect.checks !== true || (memo !== undefined && faultless.has(memo))) return visitor;
  const checked = checkedVisitor(visitor, told);
  check = checked.check;
  return checked.visitor;
};

/** Why a document is not read on, if anything speaks against it. */
const refusalOf = ({ foreign, refusal, fault }: Told, lines: LineCounter): Result<never> | null => {
  if (foreign !== null)
    return fail('document.invalid', { line: 1, detail: foreign, fault: 'xliff.faults.not-xliff' });
  if (refusal !== null) return fail('document.refused', { reason: refusal });
  const found = fault();
  if (found === null) return null;
  const { word, detail, at } = found;
  return fail('document.invalid', { line: lines.lineAt(at), detail, fault: `xliff.faults.${word}` });
};

function* blocksIn(
  bytes: Iterable<Uint8Array>,
  options: ReadOptions,
  dialect: Dialect,
  told: Told,
): Generator<Result<RawBlock>> {
  const { report, isBeginning = false, memo } = options;
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
  const sizes = sizeReading();
  const visitor = visitorFor(dialect, options, { lines, told, found, sizes });
  const reading = readXml(pieces(), visitor, { namespaces: xliffNamespaces });
  for (let step = reading.next(); ; step = reading.next()) {
    const refused = refusalOf(told, lines);
    if (refused !== null) {
      yield refused;
      return;
    }
    for (const block of told.blocks.splice(0)) yield ok(block);
    if (step.done !== true) continue;
    if (isBeginning) return;
    const failure = broken ?? (step.value === null ? null : xmlFailure(step.value));
    if (failure !== null) {
      yield failure;
      return;
    }
    break;
  }
  const history = told.history() ?? (memo === undefined ? null : (faultless.get(memo) ?? null));
  if (memo !== undefined) faultless.set(memo, history);
  if (history !== null)
    report?.({ code: 'xliff.history', line: lines.lineAt(history.at), detail: '', count: history.count });
  for (const [code, { line, count }] of found) report?.({ code, line, detail: '', count });
  for (const unchecked of sizes.unchecked()) report?.({ ...unchecked, line: 0 });
}

/** Reads a file of XLIFF as one tool writes it. Memory: one unit. */
export const xliffReader =
  (dialect: Dialect): NonNullable<FormatCode['read']> =>
  (bytes, options): Reading => {
    const told: Told = { language: null, blocks: [], foreign: null, refusal: null, ...noFaults };
    return {
      blocks: blocksIn(bytes, options, dialect, told),
      language: () => told.language,
      damage: () => ({ count: 0, places: [] }),
    };
  };
