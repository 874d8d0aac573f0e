import { isEmpty, type RichText, type Row, type Side } from '../model/index.ts';
import type { ExportRow } from './export-source.ts';

/** What stands for a segment without a translation where a document is filled: its original, nothing, or no document is written. */
export const untranslatedWays = ['source', 'empty', 'refuse'] as const;
export type UntranslatedWay = (typeof untranslatedWays)[number];

const none: RichText = { text: '', tags: [] };

/** Whether a row has words to translate and no translation in a column. Code is left as it is, and so is what is locked. */
export const isUntranslated = ({ block, cells }: Pick<Row, 'block' | 'cells'>, side: Side): boolean => {
  const { source, [side]: own } = cells;
  if (side === 'source' || block.kind === 'code' || source === undefined) return false;
  return !source.locked && own?.locked !== true && source.text.trim() !== '' && isEmpty(own ?? none);
};

/** The texts of a row, with what the user chose in the places of those that are missing. */
export const withStandIns = (
  texts: ExportRow['texts'],
  sides: readonly Side[],
  way: UntranslatedWay,
): ExportRow['texts'] => {
  const standIn = way === 'source' ? (texts['source'] ?? none) : none;
  const missing = sides.filter((side) => isEmpty(texts[side] ?? none));
  return missing.length === 0
    ? texts
    : { ...texts, ...Object.fromEntries(missing.map((side) => [side, standIn])) };
};
