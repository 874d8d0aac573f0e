import { create } from 'zustand';
import { convertedFrom, languageOfSide, type DocumentInfo, type Row, type Side } from '#core/model/index.ts';
import type { DoubtfulCharacter, doubtfulCharacters } from '#core/text/conversion/index.ts';

export type DoubtFinder = typeof doubtfulCharacters;

/** The rules of conversion come with a megabyte of tables: they are fetched once the first rows stand. */
const useRules = create<{ readonly find: DoubtFinder | null }>()(() => ({ find: null }));

/** Finds doubtful characters; null until the rules are there. */
export const useDoubtFinder = (): DoubtFinder | null => useRules(({ find }) => find);

let fetched: Promise<DoubtFinder> | null = null;

const fetchRules = async (): Promise<DoubtFinder> => {
  const { doubtfulCharacters } = await import('#core/text/conversion/index.ts');
  useRules.setState({ find: doubtfulCharacters });
  return doubtfulCharacters;
};

/** Fetches the rules, once. */
export const fetchDoubtRules = (): Promise<DoubtFinder> => (fetched ??= fetchRules());

const none: readonly DoubtfulCharacter[] = [];

/** The characters of a converted cell that may have to be others; none when people have written the cell. */
export const doubtsOf = (
  row: Row,
  side: Side,
  { columns }: Pick<DocumentInfo, 'columns'>,
  find: DoubtFinder | null = useRules.getState().find,
): readonly DoubtfulCharacter[] => {
  const cell = row.cells[side];
  if (find === null || cell === undefined) return none;
  if (cell.origin !== 'converted' || cell.text === '') return none;
  const from = convertedFrom(columns, side);
  const original = from === null ? undefined : row.cells[from];
  if (from === null || original === undefined) return none;
  const found = find(original.text, cell.text, languageOfSide(columns, from), languageOfSide(columns, side));
  return found.length === 0 ? none : found;
};
