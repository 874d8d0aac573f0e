import {
  canonicalLanguage,
  fail,
  ok,
  partsOfSpeech,
  termStatuses,
  type ConceptContent,
  type Result,
  type Term,
} from '../model/index.ts';
import { fileLanguage } from './file-language.ts';
import { nameFrom, writtenName } from './name-facts.ts';
import type { TableRow } from './table-row.ts';

export type ExchangedConcept = ConceptContent & { readonly uid: string };

/** The columns of a file with a row for each term; those of one concept have one `concept`. */
const columns = [
  'concept',
  'language',
  'term',
  'status',
  'partOfSpeech',
  'domain',
  'source',
  'note',
  'picture',
] as const;
/** Those of names. They have a meaning only in a table that has `nameKind`. */
const nameColumns = [
  'nameKind',
  'surname',
  'gender',
  'titles',
  'pinyin',
  'pinyinTones',
  'wadeGiles',
  'jyutping',
] as const;
type Column = (typeof columns)[number] | (typeof nameColumns)[number];

/** Heads are read in any case, with or without spaces. */
const plainHead = (head: string): string => head.replace(/[\s_-]/gu, '').toLowerCase();
const columnOf = (head: string, tellsNames: boolean): Column | null =>
  [...columns, ...(tellsNames ? nameColumns : [])].find(
    (column) => column.toLowerCase() === plainHead(head),
  ) ?? null;

/** A language as a head of a column: `zh-Hant`, `en_US`; words such as `Term` are none. */
const languageIn = (head: string): string | null => {
  const tag = fileLanguage(head);
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? canonicalLanguage(tag) : null;
};

/** Columns by what stands over them. */
type Heads = readonly (readonly [head: string, at: number])[];

/** The texts of cells, each once. */
const saidIn = (cells: readonly string[]): readonly string[] => [
  ...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')),
];

/** What stands in columns that are none of ours, by their heads, and behind the last head: of a separator that somebody forgot to quote, the rest of what it stands in. */
const furtherIn = (rows: readonly TableRow[], strange: Heads, width: number): readonly string[] => [
  ...strange.flatMap(([head, at]) =>
    saidIn(rows.map(({ values }) => values[at] ?? '')).map((value) =>
      head === '' ? value : `${head}: ${value}`,
    ),
  ),
  ...saidIn(rows.flatMap(({ values }) => values.slice(width))),
];

/** Columns of what is said once of a concept. */
const details = columns.slice(4);

/** What further rows of a concept say otherwise than the first that says it. */
const otherwise = (rows: readonly TableRow[], at: (column: Column) => number): readonly string[] =>
  [...details, ...nameColumns].flatMap((column) =>
    saidIn(rows.map(({ values }) => values[at(column)] ?? ''))
      .slice(1)
      .map((value) => (column === 'note' ? value : `${column}: ${value}`)),
  );

/** What a row says beside its terms; `further`: what stands in columns that have no name here. */
const detailsIn = (said: (column: Column) => string, further: readonly string[]) => {
  const part = plainHead(said('partOfSpeech'));
  const picture = said('picture');
  const kind = said('nameKind');
  const name = nameFrom({
    kind,
    surname: said('surname'),
    gender: said('gender'),
    titles: said('titles'),
    pinyin: said('pinyin'),
    pinyinTones: said('pinyinTones'),
    wadeGiles: said('wadeGiles'),
    jyutping: said('jyutping'),
  });
  return {
    ...(picture === '' ? {} : { picture }),
    ...(name === null ? {} : { name }),
    partOfSpeech: partsOfSpeech.find((one) => one.toLowerCase() === part) ?? null,
    domain: said('domain'),
    source: said('source'),
    note: [said('note'), ...further].filter((part) => part !== '').join('\n'),
  };
};

const statusIn = (written: string): Term['status'] =>
  termStatuses.find((status) => status === written.trim().toLowerCase()) ?? 'preferred';

/** Rows between two of its steps, a few milliseconds of work. */
const few = 100;

function* byTerm(
  rows: readonly TableRow[],
  at: (column: Column) => number,
  strange: Heads,
  width: number,
): Generator<undefined, readonly ExchangedConcept[]> {
  const groups = new Map<string, TableRow[]>();
  for (const [n, row] of rows.entries()) {
    const named = row.values[at('concept')]?.trim() ?? '';
    const key = named === '' ? `line ${row.line}` : `named ${named}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
    if (n % few === 0) yield;
  }
  const concepts: ExchangedConcept[] = [];
  for (const own of groups.values()) {
    const said = (column: Column): string =>
      own.map(({ values }) => values[at(column)]?.trim() ?? '').find((value) => value !== '') ?? '';
    concepts.push({
      uid: said('concept'),
      terms: own.map(({ values }) => ({
        language: fileLanguage(values[at('language')] ?? ''),
        text: values[at('term')] ?? '',
        status: statusIn(values[at('status')] ?? ''),
      })),
      ...detailsIn(said, [...otherwise(own, at), ...furtherIn(own, strange, width)]),
    });
    if (concepts.length % few === 0) yield;
  }
  return concepts;
}

/** Several terms of one language in a cell are set apart by `|`: the first is preferred. */
function* byLanguage(
  rows: readonly TableRow[],
  languages: Heads,
  at: (column: Column) => number,
  strange: Heads,
  width: number,
): Generator<undefined, readonly ExchangedConcept[]> {
  const concepts: ExchangedConcept[] = [];
  for (const { values, line } of rows) {
    concepts.push({
      uid: values[at('concept')]?.trim() ?? '',
      terms: languages.flatMap(([language, column]) =>
        (values[column] ?? '')
          .split('|')
          .map((text, n): Term => ({ language, text, status: n === 0 ? 'preferred' : 'admitted' })),
      ),
      ...detailsIn(
        (column) => values[at(column)]?.trim() ?? '',
        furtherIn([{ values, line }], strange, width),
      ),
    });
    if (concepts.length % few === 0) yield;
  }
  return concepts;
}

/**
 * The concepts of a table whose first row names its columns: `language` and `term`, a row for each term; or languages by their tags, a row
 * for each concept. In steps, between which others go first. Failure: terms.no-columns.
 */
export function* conceptsOfRows([head, ...rows]: readonly TableRow[]): Generator<
  undefined,
  Result<readonly ExchangedConcept[]>
> {
  const heads = head?.values ?? [];
  const tellsNames = heads.some((one) => plainHead(one) === 'namekind');
  const places = new Map<Column, number>();
  for (const [n, one] of heads.entries()) {
    const column = columnOf(one, tellsNames);
    if (column !== null && !places.has(column)) places.set(column, n);
  }
  const at = (column: Column): number => places.get(column) ?? -1;
  const isByTerm = at('language') >= 0 && at('term') >= 0;
  const languages: (readonly [string, number])[] = [];
  const strange: (readonly [string, number])[] = [];
  for (const [n, one] of heads.entries()) {
    const column = columnOf(one, tellsNames);
    // A second one of a name is none of ours.
    if (column !== null && places.get(column) === n) continue;
    const language = isByTerm ? null : languageIn(one);
    if (language === null) strange.push([one.trim(), n]);
    else languages.push([language, n]);
  }
  if (isByTerm) return ok(yield* byTerm(rows, at, strange, heads.length));
  return languages.length === 0
    ? fail('terms.no-columns', { heads: heads.join(', ').slice(0, 200) })
    : ok(yield* byLanguage(rows, languages, at, strange, heads.length));
}

/** A termbase as the rows of a table: the heads of its columns, then a row for each term. */
export function* rowsOfConcepts(concepts: Iterable<ExchangedConcept>): Generator<readonly string[]> {
  yield [...columns, ...nameColumns];
  let count = 0;
  for (const { uid, terms, partOfSpeech, domain, source, note, picture = '', name } of concepts) {
    count += 1;
    const concept = uid === '' ? String(count) : uid;
    const { kind, surname, gender, titles, ...read } = writtenName(name);
    const facts = [partOfSpeech ?? '', domain, source, note, picture, kind, surname, gender, titles];
    const { pinyin, pinyinTones, wadeGiles, jyutping } = read;
    for (const { language, text, status } of terms)
      yield [concept, language, text, status, ...facts, pinyin, pinyinTones, wadeGiles, jyutping];
  }
}
