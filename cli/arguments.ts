import { CommanderError, Option } from 'commander';
import type { RowRun } from '#api/rows.ts';
import { canonicalLanguage, type Language, type Range } from '#core/model/index.ts';
import type { Words } from './words.ts';

/** The code of errors whose message is a whole sentence in the user's language. */
export const usageError = 'duizhao.usage';

/** What commander passes on unchanged when the value of an argument or an option does not do. */
const unfit = (sentence: string): CommanderError => new CommanderError(2, usageError, sentence);

/** A positive whole number. `name` is the option or argument as the user knows it. */
export const positive =
  ({ t }: Words, name: string) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number > 0) return number;
    throw unfit(t('usage.notPositive', { name, value }));
  };

/** A whole number from 0 to `most`. */
export const level =
  ({ t }: Words, name: string, most: number) =>
  (value: string): number => {
    if (/^\d{1,3}$/.test(value) && Number(value) <= most) return Number(value);
    throw unfit(t('usage.notALevel', { name, value, most }));
  };

/** An option that takes one of a few words, named in its help. */
export const choice = ({ t }: Words, flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices(values).argParser((value) => {
    if (values.includes(value)) return value;
    throw unfit(t('usage.notAChoice', { name: flags, value, choices: values.join(', ') }));
  });

/**
 * A text from the command line. Bytes that are no UTF-8 arrive as U+FFFD; what was meant is lost by then, so nothing
 * is made of them. Nothing at all is no text to search for, but a text to write: `mayBeEmpty`.
 */
export const text =
  ({ t }: Words, name: string, mayBeEmpty: boolean) =>
  (value: string): string => {
    if (value.includes('\uFFFD') || !value.isWellFormed()) throw unfit(t('usage.notUtf8', { name }));
    if (value === '' && !mayBeEmpty) throw unfit(t('usage.empty', { name }));
    return value;
  };

/** A language tag (BCP 47), in its usual spelling. */
export const languageTag =
  ({ t }: Words, name: string) =>
  (value: string): Language => {
    const language = canonicalLanguage(value);
    if (language !== null) return language;
    throw unfit(t('usage.notALanguage', { name, value }));
  };

/** A day (`2026-11-03`, from midnight here) or a time (`2026-11-03T09:30`), as ISO 8601 in UTC. */
export const time =
  ({ t }: Words, name: string) =>
  (value: string): string => {
    const isTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(
      value,
    );
    // A day alone would be read as midnight in UTC.
    const read = new Date(value.includes('T') ? value : `${value}T00:00`);
    if (isTime && !Number.isNaN(read.getTime())) return read.toISOString();
    throw unfit(t('usage.notATime', { name, value }));
  };

/** An option that may be given many times: what `read` makes of each, as a list. */
export const each =
  <T>(read: (value: string) => T) =>
  (value: string, before: readonly T[] | undefined): readonly T[] => [...(before ?? []), read(value)];

/** `choice` that may be given many times. */
export const choices = (
  words: Words,
  flags: string,
  description: string,
  values: readonly string[],
): Option => {
  const one = choice(words, flags, description, values);
  const read = one.parseArg;
  return one.argParser(each((value) => (read === undefined ? value : String(read(value, undefined)))));
};

/** `A:B`: code points from A up to B, without that. */
export const codePointRange =
  ({ t }: Words, name: string) =>
  (value: string): Range => {
    const [start, end] = value.split(':').map(Number);
    if (/^\d{1,9}:\d{1,9}$/.test(value) && start !== undefined && end !== undefined) return { start, end };
    throw unfit(t('usage.notARange', { name, value }));
  };

/** `3`, `3:80` (both counted in), `3:80,90` or `all`: rows from 1 on, as runs; `all` ends where the rows do. Null for what is none. */
export const rowRuns = (value: string): readonly RowRun[] | null => {
  if (value === 'all') return [[1, Number.MAX_SAFE_INTEGER]];
  const runs = value.split(',').map((part): RowRun | null => {
    const [first = 0, last = first] = /^\d{1,9}(?::\d{1,9})?$/.test(part) ? part.split(':').map(Number) : [];
    return first > 0 && last >= first ? [first, last - first + 1] : null;
  });
  return runs.every((run) => run !== null) ? runs : null;
};

/** The same as an argument, which stays as it was written. */
export const rowList =
  ({ t }: Words, name: string) =>
  (value: string): string => {
    if (rowRuns(value) === null) throw unfit(t('usage.notRows', { name, value }));
    return value;
  };

/** `A:B`: rows from A to B, both counted in, from 1. */
export const rowRange =
  ({ t }: Words, name: string) =>
  (value: string): Range => {
    const [start, end] = value.split(':').map(Number);
    const isRange = /^\d{1,9}:\d{1,9}$/.test(value) && start !== undefined && end !== undefined;
    if (isRange && start > 0 && end >= start) return { start, end };
    throw unfit(t('usage.notARange', { name, value }));
  };
