import { Argument, Command } from 'commander';
import { text } from './arguments.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `spelling ...`: the words of a project, and what a word may have been meant to be. Issues are listed by `qa --check spelling`. */
export const spellingCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/spelling.ts');
  const below = (name: string): Command =>
    new Command(name)
      .description(t(`spelling.commands.${name}`))
      .argument('<project>', t('arguments.project'));
  const word = (flags: string): Argument =>
    new Argument(flags, t('spelling.arguments.word')).argParser(text(words, flags, false));
  const command = new Command('spelling').description(t('commands.spelling'));
  for (const one of [
    runs(below('list'), words, async (args) => (await load()).listWords(setting, given(args, 0))),
    runs(below('add').addArgument(word('<word...>')), words, async (args) =>
      (await load()).addWords(setting, given(args, 0), args.slice(1)),
    ),
    runs(below('remove').addArgument(word('<word...>')), words, async (args) =>
      (await load()).removeWords(setting, given(args, 0), args.slice(1)),
    ),
    runs(
      below('suggest')
        .addArgument(word('<word>'))
        .option('--lang <language>', t('spelling.options.lang'), 'en'),
      words,
      async (args, options) =>
        (await load()).suggestWords(setting, given(args, 0), given(args, 1), options as { lang: string }),
    ),
    runs(
      below('switch').addArgument(
        new Argument('<state>', t('spelling.arguments.state')).choices(['on', 'off']),
      ),
      words,
      async (args) => (await load()).switchSpelling(setting, given(args, 0), given(args, 1)),
    ),
  ])
    command.addCommand(one);
  return command;
};
