import {
  canonicalLanguage,
  cellStates,
  fail,
  ok,
  type MemoryUnit,
  type Result,
  type UnitSource,
  type UnitText,
} from '../model/index.ts';
import { fileLanguage } from './file-language.ts';
import type { TableRow } from './table-row.ts';
import { readTags, withWrittenTags } from './tag-notation.ts';

/** What stands in a row beside its texts. `original`: the language of the original, whose column holds it. */
const facts = ['original', 'state', 'author', 'time', 'document', 'origin', 'before', 'after'] as const;
type Fact = (typeof facts)[number];

/** A neighbour that is the beginning or the end of the document, which is not the same as one that nobody knows. */
const edge = '{/}';
const neighbour = (text: string | null): string =>
  text === null ? '' : text === '' ? edge : withWrittenTags({ text, tags: [] });
const neighbourIn = (cell: string): string | null =>
  cell === '' ? null : cell === edge ? '' : readTags(cell).text;

type SourcedUnit = MemoryUnit & Omit<UnitSource, 'row'>;

const textsOf = ({ original, translations }: MemoryUnit): readonly UnitText[] => [original, ...translations];

/** The languages of units, one for each column, in the order in which they come: twice where one unit has two texts in it. */
export const languagesOfUnits = (units: Iterable<MemoryUnit>): readonly string[] => {
  const most = new Map<string, number>();
  for (const unit of units)
    for (const [language, texts] of Map.groupBy(textsOf(unit), (text) => text.language))
      most.set(language, Math.max(most.get(language) ?? 0, texts.length));
  return [...most].flatMap(([language, count]) => Array.from({ length: count }, () => language));
};

/** The units of a memory as the rows of a table: heads, then a row for each. `languages`: those of `languagesOfUnits`. */
export function* rowsOfUnits(
  units: Iterable<SourcedUnit>,
  languages: readonly string[],
): Generator<readonly string[]> {
  yield [...languages, ...facts];
  for (const unit of units) {
    const cells = languages.map(() => '');
    const isFree = cells.map(() => true);
    for (const text of textsOf(unit)) {
      const column = languages.findIndex((one, n) => one === text.language && isFree[n] === true);
      isFree[column] = false;
      cells[column] = withWrittenTags(text);
    }
    const { original, state, author, at, document, origin, before, after } = unit;
    const own = [original.language, state, author, at ?? '', document, origin];
    yield [...cells, ...own, neighbour(before), neighbour(after)];
  }
}

const languageIn = (head: string): string | null => {
  const tag = fileLanguage(head.trim());
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? canonicalLanguage(tag) : null;
};

const timeIn = (cell: string): string | null => {
  const time = /^\d{4}-\d\d-\d\d/.test(cell) ? Date.parse(cell) : NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

/** A unit with where it comes from, as far as its row says that. */
export type TableUnit = MemoryUnit & { readonly source: UnitSource | null };

const unitOf = (
  { values }: TableRow,
  languages: readonly (readonly [language: string, at: number])[],
  said: (fact: Fact) => string,
): TableUnit | null => {
  const texts = languages
    .map(([language, at]): UnitText => ({ ...readTags(values[at] ?? ''), language }))
    .filter(({ text }) => text.trim() !== '');
  const [first] = languages;
  const named = said('original') === '' ? (first?.[0] ?? '') : (languageIn(said('original')) ?? '');
  const original = texts.find(({ language }) => language === named);
  const translations = texts.filter((text) => text !== original);
  if (original === undefined || translations.length === 0) return null;
  const source: UnitSource = {
    document: said('document'),
    origin: said('origin'),
    before: neighbourIn(said('before')),
    after: neighbourIn(said('after')),
    row: null,
  };
  return {
    original,
    translations,
    state: cellStates.find((state) => state === said('state').trim().toLowerCase()) ?? 'translated',
    author: said('author'),
    at: timeIn(said('time').trim()),
    source: source.document === '' ? null : source,
  };
};

/**
 * What makes units of the rows of a table, whose first row names its columns: two languages or more by their tags, and facts. Without `original` the first
 * language is that of the originals. It makes null of a row with nothing to remember. Failure: memory.no-columns.
 */
export const unitReader = (head: TableRow | undefined): Result<(row: TableRow) => TableUnit | null> => {
  const heads = (head?.values ?? []).map((one) => one.trim());
  const places = new Map(facts.map((fact) => [fact, heads.findIndex((one) => one.toLowerCase() === fact)]));
  const languages = heads.flatMap((one, at): (readonly [string, number])[] => {
    const language = facts.some((fact) => fact === one.toLowerCase()) ? null : languageIn(one);
    return language === null ? [] : [[language, at]];
  });
  if (languages.length < 2) return fail('memory.no-columns', { heads: heads.join(', ').slice(0, 200) });
  return ok((row) =>
    unitOf(row, languages, (fact) => row.values[places.get(fact) ?? -1]?.toWellFormed() ?? ''),
  );
};
