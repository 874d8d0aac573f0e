import type { CommanderError } from 'commander';
import { usageError } from './arguments.ts';
import type { Words } from './words.ts';

/**
 * How commander words its errors (commander 14, lib/command.js), which carry neither the names nor the values apart
 * from that, and the sentence to say instead. What stands in the parentheses is given to it as `a` and `b`.
 */
const sentences: Readonly<Record<string, readonly [RegExp, string]>> = {
  'commander.missingArgument': [/^error: missing required argument '(.*)'$/, 'missingArgument'],
  'commander.optionMissingArgument': [/^error: option '(.*)' argument missing$/, 'missingValue'],
  'commander.missingMandatoryOptionValue': [/^error: required option '(.*)' not specified$/, 'missingOption'],
  'commander.conflictingOption': [/^error: option '(.*)' cannot be used with option '(.*)'$/, 'conflict'],
  'commander.unknownOption': [
    /^error: unknown option '(.*?)'(?:\s*\(Did you mean (?:one of )?(.*)\?\))?$/s,
    'unknownOption',
  ],
  'commander.unknownCommand': [
    /^error: unknown command '(.*?)'(?:\s*\(Did you mean (?:one of )?(.*)\?\))?$/s,
    'unknownCommand',
  ],
  // `help` of something that is no command: commander shows the general help instead, and says so in parentheses.
  'commander.help': [/^\(outputHelp\)$/, 'noSuchHelp'],
  'commander.excessArguments': [/Expected (\d+) arguments? but got (\d+)\.$/, 'tooMany'],
  'commander.invalidArgument': [/^error: option '(.*)' argument '.*' is invalid\. (.*)$/s, 'invalid'],
};

const withoutPrefix = (message: string): string => message.replace(/^error: /, '');

/** What was wrong with the command line, as a sentence; `command` names the one that was asked for, if there is such. */
export const usageSentence = ({ t }: Words, error: CommanderError, command: string | undefined): string => {
  const name = command === undefined ? 'duizhao' : `duizhao ${command}`;
  const [pattern, key] = sentences[error.code] ?? [];
  const [whole, a, b] = pattern?.exec(error.message) ?? [];
  const detail =
    error.code === usageError || key === undefined || whole === undefined
      ? withoutPrefix(error.message)
      : t(`usage.${key}`, { a, b, ...(b === undefined ? {} : { context: 'similar' }) });
  return t('usage.see', { name, detail });
};
