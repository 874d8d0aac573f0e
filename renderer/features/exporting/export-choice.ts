import { isUnspaced, type DocumentId, type Language, type Row, type Side } from '#core/model/index.ts';
import type { ExportNotes } from '#api/export-values.ts';
import type { NotesByVisibility } from '#api/exports.ts';
import type { ExportFacts, FormatFacts } from '#core/formats/format.ts';
import type { Layout } from '#core/formats/layouts.ts';

/** A format that can be written. */
export type WritableFormat = FormatFacts & { readonly exports: ExportFacts };

/** The formats to choose from for documents of some formats, in order. */
export const writableOf = (
  formats: readonly FormatFacts[],
  documents: readonly { readonly format: string }[],
): readonly WritableFormat[] =>
  formats.flatMap(({ exports, ...format }) => {
    const isThere = exports?.ownOnly !== true || documents.some((one) => one.format === format.id);
    return exports === null || !isThere ? [] : [{ ...format, exports }];
  });

/** What the user chose. `order` holds every column there is; `chosen` those that are written. */
export type ExportChoice = {
  readonly format: WritableFormat;
  readonly order: readonly Side[];
  readonly chosen: ReadonlySet<Side>;
  readonly layout: Layout;
  readonly document: DocumentId | null;
  readonly notes: ExportNotes;
};

/** The columns to write, in order. */
export const columnsOf = (choice: ExportChoice): readonly Side[] =>
  choice.order.filter((side) => choice.chosen.has(side));

/** The layout to ask for: the chosen one where the format knows it, else the format's first. */
export const layoutOf = ({ format: { exports }, layout }: Pick<ExportChoice, 'format' | 'layout'>): Layout =>
  exports.layouts.includes(layout) ? layout : exports.layouts[0];

/** Whether columns follow each other as text, and do not stand in a table. */
export const isRunningText = ({ exports }: WritableFormat): boolean => exports.layouts[0] === 'interleaved';

/** Annotations that stay, why, and the choice that would include them. */
export type Staying = {
  readonly why: 'export' | 'shared' | 'private' | 'format';
  readonly count: number;
  readonly change: Partial<ExportChoice>;
};

/** Whom each choice of annotations takes along, and the least that takes each kind. */
const going = {
  none: [],
  export: ['export'],
  shared: ['export', 'shared'],
  all: ['export', 'shared', 'private'],
} as const satisfies Record<ExportNotes, readonly (keyof NotesByVisibility)[]>;
const taking = { export: 'export', shared: 'shared', private: 'all' } as const;

/** How many annotations go along with an export, and which stay. */
export const notesGoing = (
  { format, notes }: Pick<ExportChoice, 'format' | 'notes'>,
  counts: NotesByVisibility,
  formats: readonly WritableFormat[],
): { readonly along: number; readonly stay: readonly Staying[] } => {
  const all = counts.export + counts.shared + counts.private;
  if (!format.exports.notes) {
    const holding = formats.find(({ exports }) => exports.notes);
    const change = holding === undefined ? {} : { format: holding };
    return { along: 0, stay: all === 0 ? [] : [{ why: 'format', count: all, change }] };
  }
  const along = going[notes].reduce((sum, who) => sum + counts[who], 0);
  const stay = (['export', 'shared', 'private'] as const)
    .filter((who) => counts[who] > 0 && !going[notes].some((one) => one === who))
    .map((who): Staying => ({ why: who, count: counts[who], change: { notes: taking[who] } }));
  return { along, stay };
};

/** Moves a column by `step` places in the order; at an end it stays. */
export const moved = (order: readonly Side[], side: Side, step: -1 | 1): readonly Side[] => {
  const from = order.indexOf(side);
  const to = from + step;
  const other = order[to];
  if (from < 0 || other === undefined) return order;
  return order.map((item, index) => (index === from ? other : index === to ? side : item));
};

/** Brings an order up to date with the columns there are now: new ones at the end, gone ones left out. */
export const orderFor = (sides: readonly Side[], order: readonly Side[]): readonly Side[] => [
  ...order.filter((side) => sides.includes(side)),
  ...sides.filter((side) => !order.includes(side)),
];

const leadOf = ({ block }: Row, lead: string): string =>
  lead !== '' && block.kind === 'heading' ? `${lead.repeat(Math.max(1, block.level))} ` : '';

/** The rows of each paragraph, heading or item together, as text exports write them. */
const blocksOf = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const open = blocks.at(-1);
    if (open?.[0]?.block.id === row.block.id) open.push(row);
    else blocks.push([row]);
  }
  return blocks;
};

/** The first lines of a text export, roughly as they will stand in the file: what is empty is left out. */
export const previewLines = (
  rows: readonly Row[],
  columns: readonly Side[],
  languageOf: (side: Side) => Language,
  { exports: { headingLead = '' } }: WritableFormat,
): string =>
  blocksOf(rows)
    .map((block) => {
      const first = block[0];
      const lead = first === undefined ? '' : leadOf(first, headingLead);
      return columns
        .map((side) =>
          block.map((row) => row.cells[side]?.text ?? '').join(isUnspaced(languageOf(side)) ? '' : ' '),
        )
        .filter((text) => text.trim() !== '')
        .map((text) => `${lead}${text}`)
        .join('\n');
    })
    .filter((text) => text !== '')
    .join(columns.length > 1 ? '\n\n' : '\n');
