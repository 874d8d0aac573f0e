import { basename, resolve } from 'node:path';
import { choicesFromText, type Choices, type ImportOption } from '#core/formats/import-options.ts';
import { formats } from '#core/formats/index.ts';
import { CommanderError, Option } from 'commander';
import { chunksOf, closeSource, openSource } from '#engine/import/source-file.ts';
import { guarded } from '#engine/store/failures.ts';
import { usageError } from './arguments.ts';
import type { Words } from './words.ts';

/** `--option ID=VALUE` as they were given, by ids, with the format before it (`csv:source`) where one was named; the last of each counts. */
export type GivenOptions = Readonly<Record<string, string>>;

/** An option with what it takes, as it is typed. */
export const optionWords = (option: ImportOption): string => {
  const values =
    option.kind === 'choice' ? option.values.join('|') : option.kind === 'switch' ? 'true|false' : '…';
  return `${option.id}=${values}`;
};

/** What can be chosen, format by format, for the help. */
const described = (): string =>
  formats.importing
    .flatMap(({ id, options = [] }) => options.map((option) => `${id}:${optionWords(option)}`))
    .join('; ');

const isKnown = (format: string | undefined, option: string): boolean =>
  formats.importing.some(
    ({ id, options = [] }) =>
      (format === undefined || format === id) && options.some((one) => one.id === option),
  );

/** `--option ID=VALUE` or `--option FORMAT:ID=VALUE`, which may be given many times. An id that no format has, or not the one named, is refused at once. */
export const optionOption = ({ t }: Words): Option =>
  new Option('--option <id=value>', t('options.option', { options: described() })).argParser(
    (value: string, before: GivenOptions | undefined): GivenOptions => {
      const [, format, id = '', chosen = ''] = /^(?:([\w-]+):\s*)?([\w-]+)=(.*)$/s.exec(value) ?? [];
      if (isKnown(format, id)) return { ...before, [format === undefined ? id : `${format}:${id}`]: chosen };
      throw new CommanderError(2, usageError, t('usage.noSuchOption', { value, options: described() }));
    },
  );

/** Bytes that tell formats apart that share an extension. */
const headLength = 4096;

const headOf = (path: string): Uint8Array => {
  const name = basename(path);
  const file = openSource(path, name);
  if (!file.ok) return new Uint8Array();
  const read = guarded(path, () => chunksOf(file.value, headLength, headLength).next().value);
  closeSource(file.value);
  return (read.ok ? read.value : undefined) ?? new Uint8Array();
};

/** Those of the given options that the format of a file has, as values of them, those that name the format before others; undefined for none. What is wrong with the file itself is told when it is read. */
export const choicesOfFile = (path: string, given: GivenOptions | undefined): Choices | undefined => {
  if (given === undefined) return undefined;
  const full = resolve(path);
  const format = formats.ofFile(basename(full), headOf(full));
  const own = (format?.options ?? []).flatMap(({ id }) => {
    const value = given[`${format?.id}:${id}`] ?? given[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  return format === null || own.length === 0 ? undefined : choicesFromText(format, Object.fromEntries(own));
};
