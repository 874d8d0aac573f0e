import type { Finding, FindingKind, RichText, TextEdit } from '#core/model/index.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { textHash } from '#core/annotations/hash.ts';
import type { Check, CheckedRow, CheckedText, Found } from './check.ts';

export type CheckRegistry = {
  /** In the order in which they are run and listed. */
  readonly all: readonly Check[];
  /** Null for an id that this version does not know, as a project of another version may have. */
  readonly get: (id: string) => Check | null;
  /** Everything found in a row, by one check where that is named: by columns, in a column by checks, of a check in the order of the text. */
  readonly run: (row: CheckedRow, only?: string) => readonly Finding[];
};

const namePattern = /^[a-z][a-z0-9-]{0,31}$/;

const assertNames = (checks: readonly Check[]): void => {
  const ids = new Set<string>();
  for (const { id, codes } of checks) {
    const odd = [id, ...Object.keys(codes)].find((name) => !namePattern.test(name));
    if (odd !== undefined) throw new Error(`no id of a check or a code: ${odd}`);
    if (ids.has(id)) throw new Error(`two checks are called ${id}`);
    ids.add(id);
  }
};

/** Names a finding of one text among all kinds. */
export const kindKey = ({ check, code, words }: FindingKind): string => `${check} ${code} ${words}`;

/** Tells whether a text is still the one in which a finding was ignored: its words and its tags. */
export const findingHash = ({ text, tags }: RichText): string => textHash(canonicalJson([text, tags]));

const editsOf = (places: readonly Found[]): readonly TextEdit[] | null => {
  const edits = places.map(({ range, replacement, edits: own }): readonly TextEdit[] => {
    if (own !== undefined) return own;
    return range === null || replacement === undefined ? [] : [{ ...range, insert: replacement }];
  });
  return edits.every(({ length }) => length > 0) ? edits.flat() : null;
};

const inText = (check: Check, text: CheckedText, row: CheckedRow): readonly Finding[] => {
  const groups = Map.groupBy(check.run(text, row), ({ code, words }) => `${code} ${words}`);
  return [...groups.values()].flatMap((places): readonly Finding[] => {
    const [first] = places;
    const severity = first === undefined ? undefined : check.codes[first.code];
    if (first === undefined || severity === undefined) return [];
    const { code, words, params = {} } = first;
    const fix = editsOf(places);
    const finding = {
      check: check.id,
      code,
      words,
      severity,
      side: text.side,
      ranges: places.flatMap(({ range }) => (range === null ? [] : [range])),
      params,
    };
    return [fix === null ? finding : { ...finding, fix }];
  });
};

/** What a converted text has from the text it follows is found there, and put right there. */
const withoutFollowers = (row: CheckedRow, found: readonly Finding[]): readonly Finding[] => {
  const inColumns = new Set(found.map((finding) => `${finding.side} ${kindKey(finding)}`));
  const from = new Map(row.texts.map(({ side, convertedFrom }) => [side, convertedFrom]));
  return found.filter((finding) => !inColumns.has(`${from.get(finding.side) ?? ''} ${kindKey(finding)}`));
};

/**
 * Makes a registry, from which everything that lists checks is derived. Throws where two checks have one id, and where an id
 * or a code could not stand in a key of the locales.
 */
export const checkRegistry = (all: readonly Check[]): CheckRegistry => {
  assertNames(all);
  const byId = new Map(all.map((check) => [check.id, check]));
  return {
    all,
    get: (id) => byId.get(id) ?? null,
    run: (row, only) => {
      const asked = only === undefined ? all : all.filter(({ id }) => id === only);
      const found = row.texts.flatMap((text) =>
        asked
          .filter(({ concerns }) => concerns === 'every-column' || text.side !== 'source')
          .flatMap((check) => inText(check, text, row)),
      );
      return found.length === 0 ? found : withoutFollowers(row, found);
    },
  };
};
