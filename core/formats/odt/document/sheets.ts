import { isEmpty, ok, plain, type Result, type RichText } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml, type XmlStart } from '#core/xml/read.ts';
import { escapeXmlText, withAttribute, writtenAttributes } from '#core/xml/tag-source.ts';
import type { ExportSource } from '../../export-source.ts';
import { filledPlaces } from '../../filled-places.ts';
import type { Choices } from '../../import-options.ts';
import type { SourceEdit } from '../../patch.ts';
import { changedTranslations, sheetTable, type SheetCell, type SheetTable } from '../../sheet-table.ts';
import { withJoinedPairs } from '../../shown.ts';
import type { Slice } from '../../source-place.ts';
import type { SymbolWriter } from '../../symbols.ts';
import { columnsOf } from '../../table-columns.ts';
import type { LeavesOut } from './leave-out.ts';
import { openDocumentNames } from './names.ts';
import { paragraphText, writeParagraph, type ParagraphText } from './paragraph.ts';
import type { TextStyles } from './styles.ts';
import { nodeBuilder } from './tree.ts';

/** A cell of the file, or several alike; `at` is all of it, `open` its start tag. */
type Slot = {
  readonly column: number;
  readonly repeat: number;
  at: Slice;
  readonly open: Slice;
  readonly isEmpty: boolean;
  /** What it holds is worked out, or is no text. */
  readonly isFixed: boolean;
  /** Its paragraphs, from the first to the last. */
  content: Slice | null;
};

type OdsCell = SheetCell & { readonly slot: Slot; readonly paragraphs: readonly ParagraphText[] };

/** A sheet with originals and translations beside each other. */
type OdsTable = {
  readonly table: SheetTable<OdsCell>;
  /** The cells of its rows, by the numbers of these. */
  readonly slots: ReadonlyMap<number, readonly Slot[]>;
};

/** Sheets that are such tables, by their names. */
export type OdsTables = ReadonlyMap<string, OdsTable>;

const most = 1 << 20;

const countOf = ({ attributes }: XmlStart, name: string): number =>
  Math.min(Math.max(Number(attributes.get(name) ?? 1) || 1, 1), most);

/** The words of a cell: of one paragraph with its tags, of several as lines without. */
const richOf = (paragraphs: readonly ParagraphText[]): RichText => {
  const [first, ...others] = paragraphs;
  if (first === undefined) return plain('');
  return others.length === 0 ? first.rich : plain(paragraphs.map(({ rich }) => rich.text).join('\n'));
};

type Gathered = {
  readonly name: string;
  readonly cells: OdsCell[];
  readonly slots: Map<number, Slot[]>;
  /** Whether its head says that it is no such table: then nothing of it is held. */
  isOther: boolean;
};

/** Whether the first row with words names columns as a table of originals and translations does. */
const mayBeTable = ({ cells }: Gathered, choices: Choices): boolean => {
  const row = cells[0]?.cell.row;
  const own = cells.filter(({ cell }) => cell.row === row);
  const width = own.reduce((widest, { cell }) => Math.max(widest, cell.column), 0);
  const heads = Array.from({ length: width }, () => '');
  for (const { cell, string } of own) heads[cell.column - 1] = string.rich.text;
  return columnsOf(heads, width, choices).targets.length > 0;
};

type Rules = { readonly styles: TextStyles; readonly leavesOut: LeavesOut };
type OpenCell = { readonly slot: Slot; readonly isWanted: boolean; readonly paragraphs: ParagraphText[] };

/** Gathers the rows and cells of sheets while they go by. */
const gatherer = (part: string, { leavesOut }: Rules, choices: Choices) => {
  const found = new Map<string, OdsTable>();
  const now: { sheet: Gathered | null; cell: OpenCell | null; headIsKnown: boolean } = {
    sheet: null,
    cell: null,
    headIsKnown: false,
  };
  let [row, rows, column] = [1, 1, 1];
  return {
    found,
    now,
    openSheet: (start: XmlStart): void => {
      const name = start.attributes.get('table:name') ?? '';
      now.sheet = { name, cells: [], slots: new Map(), isOther: leavesOut(start) !== null };
      [row, now.headIsKnown] = [1, false];
    },
    openRow: (start: XmlStart): void => {
      leavesOut(start);
      rows = countOf(start, 'table:number-rows-repeated');
      column = 1;
    },
    openCell: (start: XmlStart, at: Slice): void => {
      const { attributes, isEmpty: isBare, name } = start;
      const isWanted = leavesOut(start) === null;
      const repeat = countOf(start, 'table:number-columns-repeated');
      const type = attributes.get('office:value-type') ?? 'string';
      const isFixed =
        attributes.has('table:formula') || type !== 'string' || name === 'table:covered-table-cell';
      const slot = { column, repeat, at, open: at, isEmpty: isBare, isFixed, content: null };
      column += repeat;
      const own = now.sheet?.slots.get(row) ?? [];
      own.push(slot);
      now.sheet?.slots.set(row, own);
      now.cell = { slot, isWanted, paragraphs: [] };
    },
    endCell: (to: number): void => {
      if (now.cell === null || now.sheet === null) return;
      const { slot, isWanted, paragraphs } = now.cell;
      slot.at = { from: slot.at.from, to };
      const rich = richOf(paragraphs);
      const cell = { row, column: slot.column, isWanted, isName: false };
      if (!slot.isFixed && rich.text.trim() !== '')
        now.sheet.cells.push({ cell, string: { rich }, slot, paragraphs });
      now.cell = null;
    },
    endRow: (): void => {
      const { sheet } = now;
      if (sheet !== null && !now.headIsKnown && sheet.cells.length > 0) {
        now.headIsKnown = true;
        sheet.isOther = !mayBeTable(sheet, choices);
      }
      row += rows;
    },
    endSheet: (): void => {
      const { sheet } = now;
      now.sheet = null;
      if (sheet === null || sheet.isOther) return;
      const table = sheetTable({ part: `${part}:${sheet.name}` }, sheet.cells, choices);
      if (table !== null) found.set(sheet.name, { table, slots: sheet.slots });
    },
  };
};

/**
 * Finds the sheets of a document that hold originals and translations, as chosen or as their heads say, as in workbooks of Excel. Of others
 * nothing is held. Failures: of the XML.
 */
export const odsTables = (part: string, text: string, rules: Rules, choices: Choices): Result<OdsTables> => {
  const sheets = gatherer(part, rules, choices);
  const { now } = sheets;
  const builder = nodeBuilder();
  let [depth, sheetDepth, cellDepth] = [0, 0, 0];
  const fault = readWholeXml(
    text,
    {
      open: (start, at) => {
        depth += 1;
        const { name } = start;
        if (builder.isOpen()) builder.open(start, at);
        else if (now.cell !== null) {
          if (name === 'text:p' && depth === cellDepth + 1) builder.open(start, at);
        } else if (now.sheet === null) {
          if (name !== 'table:table') return;
          sheetDepth = depth;
          sheets.openSheet(start);
        } else if (now.sheet.isOther) return;
        else if (name === 'table:table-row') sheets.openRow(start);
        else if (name === 'table:table-column') rules.leavesOut(start);
        else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
          cellDepth = depth;
          sheets.openCell(start, at);
        }
      },
      text: (words) => builder.text(words),
      close: (name, at) => {
        depth -= 1;
        if (builder.isOpen()) {
          const node = builder.close(at);
          if (node === null || now.cell === null) return;
          const { slot, paragraphs } = now.cell;
          paragraphs.push(paragraphText(node, rules.styles));
          slot.content = { from: slot.content?.from ?? node.from, to: node.to };
          return;
        }
        if (now.cell !== null) {
          if (depth === cellDepth - 1) sheets.endCell(at.to);
        } else if (name === 'table:table-row') sheets.endRow();
        else if (name === 'table:table' && depth === sheetDepth - 1) sheets.endSheet();
      },
    },
    { namespaces: openDocumentNames },
  );
  return fault === null ? ok(sheets.found) : xmlFailure(fault, part);
};

/** The prefix that a file has for elements or attributes like one it has written: `table:`. */
const prefixIn = (tag: string, local: string, usual: string): string => {
  const name = writtenAttributes(tag).find((one) => one.name.endsWith(`:${local}`))?.name;
  return name === undefined ? usual : name.slice(0, name.indexOf(':') + 1);
};

/** The start tag of a cell that says it holds text, or nothing; it stands for one column. */
const startTag = (tag: string, holdsText: boolean): string => {
  const open = tag.replace(/\s*\/>$/, '>');
  const office = prefixIn(tag, 'value-type', 'office:');
  const once = withAttribute(
    open,
    `${prefixIn(tag, 'number-columns-repeated', 'table:')}number-columns-repeated`,
    null,
  );
  const bare = withAttribute(once, `${office}string-value`, null);
  return withAttribute(bare, `${office}value-type`, holdsText ? 'string' : null);
};

/** Several cells alike, of a start tag. */
const repeated = (tag: string, count: number): string => {
  if (count < 1) return '';
  const name = `${prefixIn(tag, 'number-columns-repeated', 'table:')}number-columns-repeated`;
  return withAttribute(tag, name, count === 1 ? null : String(count));
};

/** Paragraphs for a text: with the markup of the original's where that is one. */
const paragraphsOf = (
  rich: RichText,
  { paragraphs }: OdsCell,
  text: string,
  symbols: SymbolWriter,
): string => {
  const [own] = paragraphs;
  const prefix = own?.prefix ?? 'text:';
  const element = (content: string): string => `<${prefix}p>${content}</${prefix}p>`;
  if (own !== undefined && paragraphs.length === 1 && !rich.text.includes('\n'))
    return element(writeParagraph(own, rich, (from, to) => text.slice(from, to), symbols));
  return rich.text
    .split('\n')
    .map((line) => element(escapeXmlText(symbols.visible(line))))
    .join('');
};

/** New contents of the cells of a row, by their columns; '' takes the words out. */
type NewCells = ReadonlyMap<number, string>;

/** The edit by which cells behind the last one of a row are added, with empty ones before them. */
const addedCells = (last: Slot | undefined, cells: NewCells, text: string): readonly SourceEdit[] => {
  if (last === undefined) return [];
  const element = /^<([\w.-]+:)?/.exec(text.slice(last.open.from, last.open.from + 40))?.[1] ?? '';
  let end = last.column + last.repeat;
  let added = '';
  for (const [column, content] of [...cells].sort(([one], [other]) => one - other)) {
    if (column < end || content === '') continue;
    added += repeated(`<${element}table-cell/>`, column - end);
    added += `<${element}table-cell office:value-type="string">${content}</${element}table-cell>`;
    end = column + 1;
  }
  return added === '' ? [] : [{ from: last.at.to, to: last.at.to, text: added }];
};

/** The edit by which a cell gets other words: of cells that stand for several columns those are set apart. */
const slotEdits = (slot: Slot, cells: NewCells, text: string): readonly SourceEdit[] => {
  const end = slot.column + slot.repeat;
  const own = [...cells.keys()].filter((column) => slot.column <= column && column < end);
  if (own.length === 0 || slot.isFixed) return [];
  const tag = text.slice(slot.open.from, slot.open.to);
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? 'table:table-cell';
  const inner = slot.isEmpty ? '' : text.slice(slot.open.to, slot.at.to).replace(/<\/[^<>]*>$/, '');
  const whole = (content: string): string => {
    const open = startTag(tag, content !== '');
    const filled =
      slot.content === null
        ? content + inner
        : text.slice(slot.open.to, slot.content.from) + content + inner.slice(slot.content.to - slot.open.to);
    return filled === '' ? open.replace(/>$/, '/>') : `${open}${filled}</${name}>`;
  };
  const alike = (count: number): string => {
    if (count < 1) return '';
    const open = repeated(tag, count);
    return slot.isEmpty ? open : `${open}${inner}</${name}>`;
  };
  let written = '';
  let at = slot.column;
  for (const column of own.toSorted((one, other) => one - other)) {
    written += alike(column - at) + whole(cells.get(column) ?? '');
    at = column + 1;
  }
  return [{ ...slot.at, text: written + alike(end - at) }];
};

/** The changes of a part by translations that are others: each goes into the cell of its column. Cells with formulas and numbers stay. */
export const odsTableEdits = (
  tables: OdsTables,
  text: string,
  source: Pick<ExportSource, 'rows' | 'columns'>,
  symbols: SymbolWriter,
): readonly SourceEdit[] => {
  const wanted = filledPlaces(source);
  return [...tables.values()].flatMap(({ table, slots }) => {
    const changed = changedTranslations(table, source.columns, wanted.of);
    return [...Map.groupBy(changed, ({ row }) => row)].flatMap(([row, own]) => {
      const cells = new Map(
        own.map(({ column, rich }) => [
          column,
          isEmpty(rich) ? '' : paragraphsOf(withJoinedPairs(rich), row.source, text, symbols),
        ]),
      );
      const all = slots.get(row.row) ?? [];
      return [...all.flatMap((slot) => slotEdits(slot, cells, text)), ...addedCells(all.at(-1), cells, text)];
    });
  });
};
