import type { BookProfile } from '#api/books.ts';
import type { ExportNotes } from '#api/export-values.ts';
import type { LayoutFacts } from '#core/layouts/layout.ts';
import { usualSettings, type BookOutput, type BookSettings } from '#core/layouts/settings.ts';
import type { DocumentId, Side } from '#core/model/index.ts';

/** What the user chose of a book. `order` holds every column there is; `chosen` those that are written. */
export type BookChoice = {
  readonly output: BookOutput;
  readonly order: readonly Side[];
  readonly chosen: ReadonlySet<Side>;
  readonly document: DocumentId | null;
  readonly notes: ExportNotes;
  readonly settings: BookSettings;
};

export const firstBook = (order: readonly Side[]): BookChoice => ({
  output: 'epub',
  order,
  chosen: new Set(order),
  document: null,
  notes: 'export',
  settings: usualSettings,
});

/** The columns to write, in order. */
export const bookColumns = ({ order, chosen }: Pick<BookChoice, 'order' | 'chosen'>): readonly Side[] =>
  order.filter((side) => chosen.has(side));

/** A choice with another layout: its unit and output are kept where it knows them, and else its usual ones. */
export const withLayout = (choice: BookChoice, { id, units, outputs }: LayoutFacts): BookChoice => {
  const unit = units.find((one) => one === choice.settings.unit) ?? units[0] ?? choice.settings.unit;
  const output = outputs.find((one) => one === choice.output) ?? outputs[0];
  return { ...choice, output, settings: { ...choice.settings, layout: id, unit } };
};

/** The choice as a profile, to be kept as a file. */
export const profileOf = (choice: BookChoice, name: string): BookProfile => ({
  duizhao: 'book-profile',
  version: 1,
  name,
  output: choice.output,
  columns: [...bookColumns(choice)],
  notes: choice.notes,
  settings: choice.settings,
});

/** A choice as a profile says it; columns that are not in this project are left out, and layouts that are not known here stay as they are. */
export const withProfile = (
  choice: BookChoice,
  { output, columns = [], notes, settings }: BookProfile,
  layouts: readonly LayoutFacts[],
): BookChoice => {
  const known = columns.filter((side) => choice.order.includes(side));
  const order = [...known, ...choice.order.filter((side) => !known.includes(side))];
  const chosen = known.length === 0 ? choice.chosen : new Set(known);
  const layout = layouts.find(({ id }) => id === settings.layout);
  const changed = { ...choice, order, chosen, notes, settings, output: output ?? choice.output };
  return layout === undefined
    ? { ...changed, settings: { ...settings, layout: choice.settings.layout } }
    : withLayout(changed, layout);
};
