import {
  convertedFrom,
  type DocumentInfo,
  type Language,
  type Row,
  type Side,
} from '../../../core/model/index.ts';
import { doubtfulCharacters, type DoubtfulCharacter } from '../../../core/text/conversion/index.ts';

const none: readonly DoubtfulCharacter[] = [];

/** The language a column is written in. */
export const languageOf = (side: Side, source: Language): Language => (side === 'source' ? source : side);

/** The characters of a converted cell that may have to be others; none when people have written the cell. */
export const doubtsOf = (
  row: Row,
  side: Side,
  source: DocumentInfo['language'],
): readonly DoubtfulCharacter[] => {
  const cell = row.cells[side];
  if (side === 'source' || cell === undefined || cell.origin !== 'converted' || cell.text === '') return none;
  const from = convertedFrom(source, side);
  const original = from === null ? undefined : row.cells[from];
  if (from === null || original === undefined) return none;
  const found = doubtfulCharacters(original.text, cell.text, languageOf(from, source), side);
  return found.length === 0 ? none : found;
};
