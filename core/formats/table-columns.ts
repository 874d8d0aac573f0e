import { detectLanguage } from '../text/script.ts';
import type { Choices } from './import-options.ts';
import { nameKey, namesIn } from './table-choices.ts';
import { ownEntry } from './own-entry.ts';

/** A column of translations; `isGuessed`: its words alone tell its language. */
export type TargetColumn = {
  readonly column: number;
  readonly language: string | null;
  readonly isGuessed?: true;
};

/** What the columns of a table are, by their numbers from 0. */
export type TableColumns = {
  readonly hasHeader: boolean;
  /** Of the originals. Several where nothing else is known: then every cell is a text. */
  readonly sources: readonly number[];
  readonly language: string | null;
  /** Of translations, each with its language, if its head says one. */
  readonly targets: readonly TargetColumn[];
  readonly notes: readonly number[];
};

const heads: Readonly<Record<'source' | 'target' | 'note' | 'key', readonly string[]>> = {
  source: ['source', 'original', 'source text', '原文', '源文', '源语言', '來源'],
  target: ['target', 'translation', 'target text', '译文', '譯文', '翻译', '翻譯', '目标', '目標'],
  note: [
    'comment',
    'comments',
    'note',
    'notes',
    'context',
    'description',
    '备注',
    '備註',
    '说明',
    '說明',
    '注释',
    '註解',
  ],
  key: ['key', 'keys', 'id', 'identifier', 'string id', 'name', '键', '鍵', '编号', '編號'],
};

const names: Readonly<Record<string, string>> = {
  english: 'en',
  chinese: 'zh',
  'simplified chinese': 'zh-Hans',
  'chinese (simplified)': 'zh-Hans',
  'traditional chinese': 'zh-Hant',
  'chinese (traditional)': 'zh-Hant',
  中文: 'zh',
  英文: 'en',
  英语: 'en',
  英語: 'en',
  简体: 'zh-Hans',
  简体中文: 'zh-Hans',
  簡體中文: 'zh-Hans',
  繁體: 'zh-Hant',
  繁體中文: 'zh-Hant',
  繁体中文: 'zh-Hant',
};

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The language that a head names; null where it is another word. */
const languageOf = (head: string): string | null => {
  const named = ownEntry(names, head);
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(head)) return null;
  try {
    const tag = Intl.getCanonicalLocales(head.replaceAll('_', '-'))[0] ?? '';
    const [primary = ''] = tag.split('-');
    // `id` is more often a number than Indonesian.
    return primary === head && (head === 'id' || languageNames.of(primary) === undefined) ? null : tag;
  } catch {
    return null;
  }
};

type Head = { readonly column: number; readonly head: string; readonly language: string | null };

/** A column by its letter, its number from 1, or its head; null where there is none. */
const columnNamed = (name: string, all: readonly Head[]): number | null => {
  const wanted = nameKey(name);
  const byHead = all.find(({ head }) => head === wanted);
  if (byHead !== undefined) return byHead.column;
  if (/^\d{1,4}$/.test(wanted)) return Number(wanted) - 1;
  if (!/^[a-z]{1,2}$/.test(wanted)) return null;
  return Array.from(wanted).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
};

/** Columns by their names between commas; a head that holds a comma may be named alone. */
const columnsNamed = (choice: string | boolean | undefined, all: readonly Head[]): readonly number[] => {
  const whole = all.find(({ head }) => head !== '' && head === nameKey(String(choice ?? '')));
  return whole === undefined
    ? namesIn(choice).flatMap((name) => columnNamed(name, all) ?? [])
    : [whole.column];
};

const isOneOf = (kind: keyof typeof heads, { head }: Head): boolean => heads[kind].includes(head);

const headsOf = (row: readonly string[]): readonly Head[] =>
  row.map((value, column) => {
    const head = nameKey(value);
    return { column, head, language: languageOf(head) };
  });

/**
 * What the columns of a table are, from the values of its first row, and how many columns it has: as chosen (`source`, `target`, `header`), else by
 * their heads; where these say nothing, every cell of every column is a text.
 */
export const columnsOf = (first: readonly string[], width: number, choices: Choices): TableColumns => {
  const all = headsOf(first);
  const isKnown = all.some(
    (head) => head.language !== null || isOneOf('source', head) || isOneOf('target', head),
  );
  const chosen = columnsNamed(choices['source'], all);
  const named = columnsNamed(choices['target'], all);
  const { header = 'auto' } = choices;
  const isNamed = [...chosen, ...named].some((column) => {
    const head = all[column]?.head ?? '';
    return (
      head !== '' && `${String(choices['source'])},${String(choices['target'])}`.toLowerCase().includes(head)
    );
  });
  const hasHeader = header === 'yes' || (header === 'auto' && (isKnown || isNamed));
  const known = hasHeader ? all : [];
  const inLanguage = known.find(({ language }) => language !== null);
  const found = known.find((head) => isOneOf('source', head)) ?? inLanguage;
  const sources = chosen.length > 0 ? chosen : found === undefined ? null : [found.column];
  const others = known.filter(
    (head) => sources?.includes(head.column) !== true && (head.language !== null || isOneOf('target', head)),
  );
  const targets =
    named.length > 0
      ? named.map((column) => ({ column, language: all[column]?.language ?? null }))
      : chosen.length > 0
        ? []
        : others.map(({ column, language }) => ({ column, language }));
  const [original] = sources ?? [];
  return {
    hasHeader,
    sources:
      sources ??
      Array.from({ length: width }, (_, column) => column).filter((column) => {
        const head = known[column];
        return head === undefined || !(isOneOf('key', head) || isOneOf('note', head));
      }),
    language: original === undefined ? null : (known[original]?.language ?? null),
    targets,
    notes: known.filter((head) => isOneOf('note', head)).map(({ column }) => column),
  };
};

const sampled = 5_000;

/**
 * Languages of columns of translations: what their heads say, else what their words are in. `values`: those of a column, one after the
 * other, without its head.
 */
export const targetsOf = (
  { targets }: TableColumns,
  values: (column: number) => Iterable<string>,
): TableColumns['targets'] =>
  targets.map(({ column, language }) => {
    if (language !== null) return { column, language };
    let sample = '';
    for (const value of values(column)) {
      sample += value;
      if (sample.length > sampled) break;
    }
    if (sample.trim() === '') return { column, language: null };
    return { column, language: detectLanguage(sample).language, isGuessed: true };
  });
