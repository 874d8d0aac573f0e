import { basename, resolve } from 'node:path';
import { choicesFromText, type Choices } from '#core/formats/import-options.ts';
import { formats } from '#core/formats/index.ts';
import { CommanderError, Option } from 'commander';
import { chunksOf, closeSource, openSource } from '#engine/import/source-file.ts';
import { guarded } from '#engine/store/failures.ts';
import { usageError } from './arguments.ts';
import type { Words } from './words.ts';

/** `--option ID=VALUE` as they were given, by ids; the last of each counts. */
export type GivenOptions = Readonly<Record<string, string>>;

const known = (): readonly string[] => [
  ...new Set(formats.importing.flatMap(({ options = [] }) => options.map(({ id }) => id))),
];

/** What can be chosen, format by format, for the help. */
const described = (): string =>
  formats.importing
    .flatMap(({ id, options = [] }) =>
      options.map((option) => {
        const values =
          option.kind === 'choice' ? option.values.join('|') : option.kind === 'switch' ? 'true|false' : '…';
        return `${id}: ${option.id}=${values}`;
      }),
    )
    .join('; ');

/** `--option ID=VALUE`, which may be given many times. An id that no format has is refused at once. */
export const optionOption = ({ t }: Words): Option =>
  new Option('--option <id=value>', t('options.option', { options: described() })).argParser(
    (value: string, before: GivenOptions | undefined): GivenOptions => {
      const [, id = '', chosen = ''] = /^([\w-]+)=(.*)$/s.exec(value) ?? [];
      if (known().includes(id)) return { ...before, [id]: chosen };
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

/** Those of the given options that the format of a file has, as values of them; undefined for none. What is wrong with the file itself is told when it is read. */
export const choicesOfFile = (path: string, given: GivenOptions | undefined): Choices | undefined => {
  if (given === undefined) return undefined;
  const full = resolve(path);
  const format = formats.ofFile(basename(full), headOf(full));
  const own = (format?.options ?? []).flatMap(({ id }) => {
    const value = given[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  return format === null || own.length === 0 ? undefined : choicesFromText(format, Object.fromEntries(own));
};
