import type { Command, HelpConfiguration, Option } from 'commander';
import type { Words } from './words.ts';

/** Characters that take two columns of a terminal (the wide ranges of UAX #11 that our sentences use). */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Columns of a terminal. */
const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

const headings = new Map([
  ['Usage:', 'usage'],
  ['Arguments:', 'arguments'],
  ['Options:', 'options'],
  ['Commands:', 'commands'],
]);

const optionDescription = ({ t }: Words, option: Option): string => {
  const notes = [
    ...(option.argChoices === undefined
      ? []
      : [t('help.choices', { choices: option.argChoices.join(', ') })]),
    ...(option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
      ? []
      : [t('help.default', { value: String(option.defaultValue) })]),
  ];
  return notes.length === 0
    ? option.description
    : `${option.description}${t('help.notes', { notes: notes.join(t('help.between')) })}`;
};

/** Commander's help in the user's language, aligned for characters of two columns. */
const helpIn = (words: Words): HelpConfiguration => ({
  displayWidth: widthOf,
  styleTitle: (title) => {
    const key = headings.get(title);
    return key === undefined ? title : words.t(`help.${key}`);
  },
  optionDescription: (option) => optionDescription(words, option),
});

/**
 * Gives a command, or the program, our help, and errors that throw instead of ending the process. What commander has
 * to say goes to `hear`; what it says of errors is put in other words elsewhere.
 */
export const prepared = (command: Command, words: Words, hear: (text: string) => void): Command => {
  command
    .configureHelp(helpIn(words))
    .configureOutput({ outputError: () => undefined, writeOut: hear, writeErr: () => undefined })
    .helpOption('-h, --help', words.t('help.helpOption'))
    .exitOverride();
  for (const below of command.commands) prepared(below, words, hear);
  return command;
};
