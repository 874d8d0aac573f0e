import {
  cellStates,
  isEmpty,
  ok,
  sameRich,
  type CellState,
  type InlineTag,
  type Result,
} from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText, withAttribute } from '../../xml/tag-source.ts';
import type { ExportColumn, ExportRow, ExportSource, OriginalFile, Written } from '../export-source.ts';
import { inLanguage } from '../file-language.ts';
import { filledTexts, type FilledText } from '../filled-texts.ts';
import { lookBack, type FileText } from '../file-text.ts';
import type { FillFinding, PieceSink, WriteDocument, WriteOptions } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import { originalTags } from '../original-tags.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import { rowsByUnit } from '../rows-by-unit.ts';
import type { Slice } from '../source-place.ts';
import { readState, writeState, type StateChange } from '../states.ts';
import { symbolWriter } from '../symbols.ts';
import { xmlEditsWriter } from '../write-xml-edits.ts';
import { openXmlFile } from '../xml-file.ts';
import { tmx } from './index.ts';
import { levelOf, originalLanguage } from './read.ts';
import type { Code, ReadSeg } from './read-seg.ts';
import { unitVisitor } from './read-units.ts';
import { confirmationLevel, type Prop, type Seg, type SegCode, type Unit, type Variant } from './unit.ts';
import { unitTexts, type UnitText, type UnitTexts } from './unit-texts.ts';
import { segContent, type FindCode, type WrittenCode } from './write-seg.ts';
import { tmxDate, writeTmx } from './write.ts';

/** What rows have for the texts of one unit after another; the rows of the others are not held. */
const unitRows = (rows: Iterable<ExportRow>, columns: readonly ExportColumn[]) => {
  const [first] = columns;
  const units = first === undefined ? null : rowsByUnit(rows, first);
  let own: ReadonlyMap<number, FilledText> = new Map();
  return {
    /** Goes on to a unit. They are asked for in the order of the file. */
    enter: (unit: number): void => void (own = units?.of(unit) ?? own),
    /** Of the unit that was entered, by the number of the text in it: -1 for its segment. */
    of: (text: number, column: ExportColumn): FilledText | null => {
      const found = own.get(text) ?? null;
      if (found === null || column === first) return found;
      const [other] = filledTexts(found.rows, column);
      return other ?? null;
    },
    /** How many rows there are, asked in the end. */
    count: (): number => units?.rows() ?? 0,
  };
};

type Context = {
  readonly source: FileText;
  /** When the file is written, as TMX says it. */
  readonly date: string;
  /** Who changes texts; null where nobody has said: then nobody is named. */
  readonly author: string | null;
  readonly columns: readonly ExportColumn[];
  readonly present: ReturnType<typeof unitRows>;
  readonly visible: (text: string) => string;
  /** Of the unit that is filled. */
  edits: SourceEdit[];
  readonly find: (finding: FillFinding) => void;
};

/** New content of segments and sub-flows, by what they are in the file. */
type Contents = ReadonlyMap<Seg, string>;

const sliced = (source: FileText, { from, to }: Slice): string => source.slice(from, to);

/** An element that had no content, with some. */
const opened = (tag: string, content: string): string =>
  `${tag.replace(/\s*\/>$/, '>')}${content}</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? ''}>`;

/** What is new in a segment: all of it, or sub-flows in its codes. */
const nestedEdits = (seg: Seg, source: FileText, contents: Contents): readonly SourceEdit[] => {
  const content = contents.get(seg);
  if (content !== undefined)
    return [{ ...seg.at, text: seg.isTag ? opened(sliced(source, seg.at), content) : content }];
  return seg.items.flatMap((item) =>
    typeof item === 'string' ? [] : item.subs.flatMap((sub) => nestedEdits(sub, source, contents)),
  );
};

/** A code as it stands in the file, its sub-flows with their new content, and its `i` exchanged. */
const codeSource = (source: FileText, { tag, at, subs, pair }: SegCode, contents: Contents) => {
  const edits = subs.flatMap((sub) => nestedEdits(sub, source, contents));
  const moved = edits.map(({ from, to, text }) => ({ from: from - tag.to, to: to - tag.to, text }));
  const body = applySourceEdits(source.slice(tag.to, at.to), moved).join('');
  const start = sliced(source, tag);
  return (i: string): string => (i === '' || i === pair ? start : withAttribute(start, 'i', i)) + body;
};

const writtenCode = ({ first, last }: Code, source: FileText, contents: Contents): WrittenCode => {
  const isElement = first.pair?.startsWith('<') === true;
  const open = codeSource(source, first, contents);
  if (last === null) return { open: open(''), close: '', isElement, i: null };
  const close = codeSource(source, last, contents);
  return isElement
    ? { open: open(''), close: close(''), isElement, i: null }
    : { open, close, isElement, i: first.pair };
};

/** How tags are written: as in the file's own translation, else as in its original. */
const finder = (own: ReadSeg | null, original: ReadSeg, source: FileText, contents: Contents): FindCode => {
  const places = [own, original].flatMap((read) =>
    read === null
      ? []
      : [{ codes: new Map(read.codes.map((code) => [code.id, code])), find: originalTags(read.rich) }],
  );
  return (tag: InlineTag) => {
    for (const { codes, find } of places) {
      const found = find(tag);
      const code = found === null ? undefined : codes.get(found.id);
      if (code !== undefined) return writtenCode(code, source, contents);
    }
    return null;
  };
};

const rank = (state: CellState): number => cellStates.indexOf(state);

/** What a column has for a text of a unit: that of the file, where it has any, and that of the rows. */
type Place = { readonly text: UnitText; readonly own: ReadSeg | null; readonly filled: FilledText };

const placesOf = (
  { texts }: UnitTexts,
  column: ExportColumn,
  variant: Variant | null,
  { present }: Context,
): readonly Place[] =>
  texts.flatMap((text, n) => {
    const filled = present.of(n === 0 ? -1 : n, column);
    if (filled === null) return [];
    const there =
      column.side === 'source'
        ? text.original
        : text.translations.find((one) => one.variant === variant)?.text;
    return [{ text, own: there ?? null, filled }];
  });

/** The content of each text that is another than in the file. Rows without words leave what is there. */
const contentsOf = (places: readonly Place[], { source, visible }: Context): Map<Seg, string> => {
  const contents = new Map<Seg, string>();
  // Sub-flows first: they stand in the codes of the texts before them.
  for (const { text, own, filled } of places.toReversed()) {
    if (isEmpty(filled.rich) || (own !== null && sameRich(own.rich, filled.rich))) continue;
    const find = finder(own, text.original, source, contents);
    contents.set(own?.seg ?? text.original.seg, segContent(filled.rich, find, { visible, isNew: false }));
  }
  return contents;
};

/** The text of the file that a column's words go into: not one that is exactly in the language of another column. */
const variantFor = (
  { variant: original, texts }: UnitTexts,
  { side, language }: ExportColumn,
  { columns }: Context,
): Variant | null => {
  if (side === 'source') return original;
  const others = new Set(
    columns.flatMap((one) => (one.side === side || one.side === 'source' ? [] : one.language)),
  );
  const variants = (texts[0]?.translations ?? []).map(({ variant }) => variant);
  return inLanguage(
    variants.filter((one) => !others.has(one.language)),
    language,
  );
};

const warn = (word: string, { filled }: Place, { side }: ExportColumn, { find }: Context): void => {
  const [row] = filled.rows;
  if (row !== undefined) find({ code: `tmx.${word}`, row: row.row, side, severity: 'warning', detail: '' });
};

const addVariant = (
  { variants }: Unit,
  column: ExportColumn,
  places: readonly Place[],
  context: Context,
): void => {
  const [main] = places;
  const last = variants.at(-1);
  if (main === undefined || last === undefined || isEmpty(main.filled.rich)) return;
  const { facts } = main.filled;
  if (facts !== null && rank(facts.state) < rank('translated')) {
    warn('draft', main, column, context);
    return;
  }
  const { source, edits, date, author } = context;
  const content = contentsOf(places, context).get(main.text.original.seg) ?? '';
  const [indent = ''] = /\s*$/.exec(source.slice(Math.max(0, last.tag.from - lookBack), last.tag.from)) ?? [];
  const name = sliced(source, last.tag).includes('xml:lang') ? 'xml:lang' : 'lang';
  const start = `<tuv ${name}="${escapeXmlAttribute(column.language)}" creationdate="${date}" changedate="${date}">`;
  const tag = withAttribute(withAttribute(start, 'creationid', author), 'changeid', author);
  edits.push({ from: last.end.to, to: last.end.to, text: `${indent}${tag}<seg>${content}</seg></tuv>` });
};

/** The start tag of what was changed: when, and by whom. Who made it, when, and how often it was used stays. */
const changedTag = (tag: string, { date, author }: Context): string =>
  withAttribute(withAttribute(tag, 'changedate', date), 'changeid', author);

type Change = StateChange & { readonly variant: Variant };

/** Writes words into a text that the file has. What became of its state; null where the rows do not say. */
const fillVariant = (
  unit: Unit,
  variant: Variant,
  column: ExportColumn,
  places: readonly Place[],
  context: Context,
): Change | null => {
  const contents = contentsOf(places, context);
  if (variant.seg !== null) context.edits.push(...nestedEdits(variant.seg, context.source, contents));
  const [main] = places;
  if (main === undefined) return null;
  const { own, filled } = main;
  const had = own !== null && !isEmpty(own.rich);
  if (had && isEmpty(filled.rich)) warn('kept', main, column, context);
  const word = levelOf(unit, variant);
  const was = readState('tmx', word, had);
  const now = isEmpty(filled.rich) ? was : (filled.facts?.state ?? was);
  return { variant, word, was, now, textChanged: contents.size > 0 };
};

const setLevel = (props: readonly Prop[], change: StateChange, { edits }: Context): boolean => {
  const prop = props.find(({ type }) => type === confirmationLevel);
  const word = writeState('tmx', change);
  if (prop === undefined || word === null || word === change.word) return false;
  edits.push({ ...prop.at, text: escapeXmlText(word) });
  return true;
};

/** A property of the unit speaks of all its translations: the least advanced decides. */
const ofAll = (changes: readonly Change[]): StateChange | null => {
  const [first] = changes;
  if (first === undefined) return null;
  const states = new Set(changes.map(({ now }) => now));
  return {
    word: first.word,
    was: first.was,
    now: cellStates.find((state) => states.has(state)) ?? first.now,
    textChanged: changes.some(({ textChanged }) => textChanged),
  };
};

const hasLevel = ({ props }: Variant): boolean => props.some(({ type }) => type === confirmationLevel);

const fillUnit = (unit: Unit, found: UnitTexts, context: Context): void => {
  const changes: Change[] = [];
  const changed = new Set<Variant>();
  for (const column of context.columns) {
    const variant = variantFor(found, column, context);
    const places = placesOf(found, column, variant, context);
    if (variant === null) addVariant(unit, column, places, context);
    else {
      const change = fillVariant(unit, variant, column, places, context);
      if (change === null) continue;
      if (change.textChanged) changed.add(variant);
      if (column.side !== 'source') changes.push(change);
    }
  }
  for (const change of changes.filter(({ variant }) => hasLevel(variant)))
    if (setLevel(change.variant.props, change, context)) changed.add(change.variant);
  const common = ofAll(changes.filter(({ variant }) => !hasLevel(variant)));
  const isSet = common !== null && setLevel(unit.props, common, context);
  const { source, edits } = context;
  for (const { tag } of changed) edits.push({ ...tag, text: changedTag(sliced(source, tag), context) });
  if ((isSet || changed.size > 0) && (unit.attributes.has('changedate') || unit.attributes.has('changeid')))
    edits.push({ ...unit.tag, text: changedTag(sliced(source, unit.tag), context) });
};

/** Fills a file, one unit after another. Failures: those of reading it. */
const fillInto = (
  file: OriginalFile,
  { columns }: ExportSource,
  rows: Iterable<ExportRow>,
  { created, author = '', find = () => undefined }: WriteOptions,
  sink: PieceSink,
): Result<Written> => {
  const xml = openXmlFile(file, sink, ({ bytes, text }) => xmlEditsWriter(bytes, text, sink));
  if (!xml.ok) return xml;
  const { text, add, pass, read, end } = xml.value;
  const language = originalLanguage(choicesFor(tmx, file.choices)['source']);
  const symbols = symbolWriter();
  const present = unitRows(rows, columns);
  const context: Context = {
    source: text,
    date: tmxDate(created),
    author: author === '' ? null : author,
    columns,
    present,
    visible: symbols.visible,
    edits: [],
    find,
  };
  const done = read(
    unitVisitor({
      root: () => {},
      header: (attributes) => language.header(attributes.get('srclang')),
      foreign: () => {},
      unit: (unit) => {
        present.enter(unit.n);
        const found = unitTexts(unit, language.of(unit) ?? '');
        if (found !== null) {
          fillUnit(unit, found, context);
          add(context.edits);
          context.edits = [];
        }
        pass(unit.variants.at(-1)?.end.to ?? unit.tag.to);
      },
    }),
    { allowsDoctype: true },
  );
  if (!done.ok) return done;
  end();
  return ok({ rows: present.count(), symbols: symbols.count() });
};

/**
 * Puts translations into the document's own units: texts that changed, with `changedate` and the state where the file has one; a language
 * that a unit does not have is added when its translation is translated or further. All else keeps its bytes. Without a file a new
 * one is written. Told to `find`: rows whose translation will not be in the file, as drafts of languages that their unit does not have,
 * and rows that were emptied. Memory: one unit and a portion of the file, where that is in UTF-8.
 */
export const fillTmx: WriteDocument = (source, options, sink) => {
  const { first, rows } = peeked(source.rows);
  const [file] = first?.document === undefined ? [] : (source.originals?.(first.document) ?? []);
  return file === undefined
    ? writeTmx({ ...source, rows }, options, sink)
    : fillInto(file, source, rows, options, sink);
};
