import type { Side } from '../model/index.ts';
import { cutToBytes, longestName, nameable, safeFileName, utf8Length } from '../text/file-name.ts';

type OfRound = { readonly project: string; readonly review: string; readonly round: number };

/** A file that is written without a name of the user's, with what its name tells. `date`: a day, YYYY-MM-DD. */
export type NamedFile =
  | {
      readonly is: 'translation';
      readonly project: string;
      /** One document of several, by the name of its file; null for all. */
      readonly document: string | null;
      readonly columns: readonly Side[];
    }
  | {
      readonly is:
        | 'annotations'
        | 'annotationTable'
        | 'annotationReport'
        | 'concordance'
        | 'differences'
        | 'termbase';
      readonly project: string;
    }
  | (OfRound & { readonly is: 'handover' | 'answers' })
  | (OfRound & { readonly is: 'return'; readonly reviewer: string })
  | (OfRound & { readonly is: 'reviewDocument'; readonly column: Side })
  | (OfRound & { readonly is: 'reviewReport'; readonly date: string })
  | (OfRound & { readonly is: 'reviewCopy' | 'decisionsCopy'; readonly reviewer: string });

export type FileKind = NamedFile['is'];

/** The words of `locales/<language>/file-names.json`. */
export type FileWords = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const between = ' · ';
/** Bytes a person's name may take: the kind and the round must stand in every name. */
const longestPerson = 45;

/** What tells this file from every other of the same project and review. */
const lastPart = (file: NamedFile, words: FileWords): string => {
  const columnName = (side: Side): string => words(`columns.${side}`);
  if (file.is === 'translation') return file.columns.map(columnName).join(words('and'));
  if (!('round' in file)) return words(file.is);
  const { is, round } = file;
  if ('reviewer' in file) {
    const reviewer = cutToBytes(nameable(file.reviewer), longestPerson).trim();
    return words(is, { round, reviewer: reviewer === '' ? words('noName') : reviewer });
  }
  if ('column' in file) return words(is, { round, column: columnName(file.column) });
  return words(is, 'date' in file ? { round, date: file.date } : { round });
};

/** The name of a file without what says its format. */
export const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[a-z0-9]{1,8}$/i, '');

const namesOf = (file: NamedFile): readonly string[] => {
  if ('review' in file) return [file.project, file.review];
  return 'document' in file && file.document !== null
    ? [file.project, withoutEnding(file.document)]
    : [file.project];
};

/** Shortens names so that together they take at most `room` bytes: the longer ones first. */
const fitted = (names: readonly string[], room: number): readonly string[] => {
  const [first = '', second] = names;
  if (second === undefined) return [cutToBytes(first, room)];
  const half = Math.floor(room / 2);
  const kept = Math.min(utf8Length(first), Math.max(half, room - utf8Length(second)));
  return [cutToBytes(first, kept), cutToBytes(second, room - kept)];
};

/** The day a moment falls on where the machine is, YYYY-MM-DD. */
export const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/**
 * The one place where a file gets a name when nobody gave it one: project, review or document, then its kind with what tells one file of
 * the kind from the next (round, language, reviewer, day). Names of two kinds are never the same, whatever projects, reviews and
 * reviewers are called: the kind is the last part and is never cut.
 * @returns a name without ending that Windows, macOS and Linux take, at most `longestName` bytes of UTF-8
 */
export const defaultFileName = (file: NamedFile, words: FileWords): string => {
  const last = nameable(lastPart(file, words));
  const names = [...new Set(namesOf(file).map(nameable))].filter((name) => name !== '');
  const room = longestName - utf8Length(last) - names.length * utf8Length(between);
  return safeFileName(
    [...fitted(names, room).map((name) => name.trim()), last].filter(Boolean).join(between),
  );
};
