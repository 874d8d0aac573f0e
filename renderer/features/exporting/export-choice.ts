import type { DocumentId, Language, Row, Side } from '#core/model/index.ts';
import type { ExportFormat, ExportNotes, NotesByVisibility } from '#api/exports.ts';

export type Layout = 'side-by-side' | 'stacked' | 'interleaved';

/** What the user chose. `order` holds every column there is; `chosen` those that are written. */
export type ExportChoice = {
  readonly format: ExportFormat;
  readonly order: readonly Side[];
  readonly chosen: ReadonlySet<Side>;
  readonly layout: Layout;
  readonly document: DocumentId | null;
  readonly notes: ExportNotes;
};

/** The columns to write, in order. */
export const columnsOf = (choice: ExportChoice): readonly Side[] =>
  choice.order.filter((side) => choice.chosen.has(side));

/** The layouts a format knows: a web page stands side by side or stacked, text has one column or goes sentence by sentence. */
export const layoutsOf = (format: ExportFormat): readonly Layout[] => {
  if (format === 'html') return ['side-by-side', 'stacked'];
  return format === 'docx' ? ['side-by-side'] : ['interleaved'];
};

/** The layout to ask for: the chosen one where the format knows it, else the format's first. */
export const layoutOf = (choice: ExportChoice): Layout => {
  const known = layoutsOf(choice.format);
  return known.includes(choice.layout) ? choice.layout : (known[0] ?? 'side-by-side');
};

/** Only these two can show notes. */
export const holdsNotes = (format: ExportFormat): boolean => format === 'docx' || format === 'html';

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
): { readonly along: number; readonly stay: readonly Staying[] } => {
  const all = counts.export + counts.shared + counts.private;
  if (!holdsNotes(format)) {
    const stay = { why: 'format', count: all, change: { format: 'docx' } } as const;
    return { along: 0, stay: all === 0 ? [] : [stay] };
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

/** The language a column of a row is written in. */
export const languageOf = (side: Side, source: Language): Language => (side === 'source' ? source : side);

const leadOf = ({ block }: Row, format: 'md' | 'txt'): string =>
  format === 'md' && block.kind === 'heading' ? `${'#'.repeat(Math.max(1, block.level))} ` : '';

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
export const previewLines = (rows: readonly Row[], columns: readonly Side[], format: 'md' | 'txt'): string =>
  blocksOf(rows)
    .map((block) => {
      const first = block[0];
      const lead = first === undefined ? '' : leadOf(first, format);
      return columns
        .map((side) => block.map((row) => row.cells[side]?.text ?? '').join(side === 'en' ? ' ' : ''))
        .filter((text) => text.trim() !== '')
        .map((text) => `${lead}${text}`)
        .join('\n');
    })
    .filter((text) => text !== '')
    .join(columns.length > 1 ? '\n\n' : '\n');
