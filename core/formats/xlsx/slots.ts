import type { Slice } from '../source-place.ts';
import { ok, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { withAttribute } from '#core/xml/tag-source.ts';
import type { SourceEdit } from '../patch.ts';
import { cellPlace } from './cell-place.ts';
import { workbookNames } from './names.ts';

type Slot = Slice & {
  readonly column: number;
  /** Its start tag. */
  readonly tag: string;
  hasFormula: boolean;
};

/** A row of a sheet with its cells, in the order of the file. `end`: behind its last cell. */
export type SlotRow = { readonly slots: Slot[]; readonly prefix: string; end: number; readonly tag: Slice };

/** The cells of the rows asked for, whatever they hold: where words are to go that stand nowhere yet. */
export const slotRows = (
  part: string,
  text: string,
  wanted: ReadonlySet<number>,
): Result<ReadonlyMap<number, SlotRow>> => {
  const rows = new Map<number, SlotRow>();
  let [number, column] = [0, 0];
  let row: SlotRow | null = null;
  let slot: (Slot & { to: number }) | null = null;
  const fault = readWholeXml(
    text,
    {
      open: ({ name, written, attributes }, at) => {
        if (name === 's:row') {
          const own = Number(attributes.get('r'));
          [number, column] = [Number.isInteger(own) && own > 0 ? own : number + 1, 0];
          const prefix = written.slice(0, written.indexOf(':') + 1);
          row = wanted.has(number) ? { slots: [], prefix, end: at.to, tag: at } : null;
          if (row !== null) rows.set(number, row);
        } else if (name === 's:c') {
          const place = cellPlace(attributes.get('r') ?? '')?.column ?? column + 1;
          column = place;
          slot = { ...at, column: place, tag: text.slice(at.from, at.to), hasFormula: false };
          row?.slots.push(slot);
        } else if (name === 's:f' && slot !== null) slot.hasFormula = true;
      },
      close: (name, at) => {
        if (name === 's:c' && slot !== null) {
          slot.to = at.to;
          if (row !== null) row.end = at.to;
          slot = null;
        }
        if (name === 's:row') row = null;
      },
    },
    { namespaces: workbookNames },
  );
  return fault === null ? ok(rows) : xmlFailure(fault, part);
};

const letters = (column: number): string => {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
};

/** A string for a cell: the number of a shared one, or its own content; null for an empty cell. */
export type SlotString = { readonly shared: number } | { readonly own: string } | null;

const cellSource = (tag: string, prefix: string, string: SlotString): string => {
  const open = tag.replace(/\s*\/>$/, '>');
  if (string === null) return withAttribute(open, 't', null).replace(/>$/, '/>');
  const end = `</${prefix}c>`;
  return 'shared' in string
    ? `${withAttribute(open, 't', 's')}<${prefix}v>${string.shared}</${prefix}v>${end}`
    : `${withAttribute(open, 't', 'inlineStr')}<${prefix}is>${string.own}</${prefix}is>${end}`;
};

/** The slot of a column; undefined where the row has none. */
export const slotIn = ({ slots }: SlotRow, column: number): Slot | undefined =>
  slots.find((slot) => slot.column === column);

/** The style of a cell, as its start tag says it. */
const styleOf = (slot: Slot | undefined): string => {
  const style = /\ss="(\d+)"/.exec(slot?.tag ?? '')?.[1];
  return style === undefined ? '' : ` s="${style}"`;
};

/**
 * Puts a string into a cell, with the style that the cell has; where there is none yet, a cell in the style of the column `like` is put between
 * its neighbours.
 */
export const slotEdit = (
  row: SlotRow,
  { number, column, like }: { readonly number: number; readonly column: number; readonly like: number },
  string: SlotString,
): SourceEdit => {
  const own = slotIn(row, column);
  if (own !== undefined) return { from: own.from, to: own.to, text: cellSource(own.tag, row.prefix, string) };
  const next = row.slots.find((slot) => slot.column > column);
  const at = next?.from ?? row.end;
  const tag = `<${row.prefix}c r="${letters(column)}${number}"${styleOf(slotIn(row, like))}>`;
  return { from: at, to: at, text: cellSource(tag, row.prefix, string) };
};
