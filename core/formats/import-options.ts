import { fail, ok, type Result } from '../model/index.ts';

/**
 * Something a user may choose when a file is read, as plain data of its format. Its words are `formats:<id>.options.<option>.name`,
 * `.help` where it needs any, and `.values.<value>` for each value of a choice.
 */
export type ImportOption =
  | {
      readonly id: string;
      readonly kind: 'choice';
      readonly values: readonly [string, string, ...string[]];
      readonly default: string;
    }
  | { readonly id: string; readonly kind: 'switch'; readonly default: boolean }
  /**
   * Names set off by commas, as of keys and columns; '' is what is usual. `says: 'language'`: it is the language of the original, which
   * nobody is asked besides.
   */
  | { readonly id: string; readonly kind: 'text'; readonly default: string; readonly says?: 'language' };

/** Whether an option says the language of the original. */
export const saysLanguage = (option: ImportOption): boolean =>
  option.kind === 'text' && option.says === 'language';

/** What was chosen, by the ids of options. */
export type Choices = Readonly<Record<string, string | boolean>>;

type Optional = { readonly id: string; readonly options?: readonly ImportOption[] };

/** Of a text, in UTF-16 units: a list of some hundred names. */
const longestText = 10_000;

const fits = (option: ImportOption, value: string | boolean): boolean => {
  if (option.kind === 'switch') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return option.kind === 'choice' ? option.values.includes(value) : value.length <= longestText;
};

/**
 * Every option of a format with what was chosen of it, else its usual value. What a format does not know, or no longer knows, is
 * left out: a file that was imported with it by another version is still read. This is what a reader and `fill` ask.
 */
export const choicesFor = ({ options = [] }: Optional, chosen: Choices = {}): Choices =>
  Object.fromEntries(
    options.map((option) => {
      const value = Object.hasOwn(chosen, option.id) ? chosen[option.id] : undefined;
      return [option.id, value !== undefined && fits(option, value) ? value : option.default];
    }),
  );

const wordsOf = (option: ImportOption): string =>
  option.kind === 'choice' ? option.values.join(', ') : option.kind === 'switch' ? 'true, false' : '';

/** What a user chose for a file of a format. Failure: document.bad-option, of an option or a value that the format does not have. */
export const checkChoices = (format: Optional, chosen: Choices): Result<Choices> => {
  for (const [id, value] of Object.entries(chosen)) {
    const option = format.options?.find((one) => one.id === id);
    if (option !== undefined && fits(option, value)) continue;
    const values = option === undefined ? '' : wordsOf(option);
    return fail('document.bad-option', { format: format.id, option: id, value: String(value), values });
  }
  return ok(choicesFor(format, chosen));
};

/** The same from texts, as on a command line: `true` and `false` are what a switch takes. */
export const choicesFromText = (format: Optional, given: Readonly<Record<string, string>>): Choices =>
  Object.fromEntries(
    Object.entries(given).map(([id, value]) => {
      const isSwitch = format.options?.find((one) => one.id === id)?.kind === 'switch';
      return [id, isSwitch && (value === 'true' || value === 'false') ? value === 'true' : value];
    }),
  );
