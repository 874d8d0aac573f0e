import { Argument, Command } from 'commander';
import { positive, text } from './arguments.ts';
import type { LookUpOptions } from './commands/look-up.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `lookup WORD`: the dictionaries. */
export const lookUpCommand = (words: Words): Command =>
  runs(
    new Command('lookup')
      .description(words.t('commands.lookup'))
      .addArgument(new Argument('<word>', words.t('lookup.word')).argParser(text(words, '<word>', false)))
      .option('--dictionary <name>', words.t('lookup.dictionary')),
    words,
    async (args, options) =>
      (await import('./commands/look-up.ts')).lookUp({ words }, given(args, 0), options as LookUpOptions),
  );

/** `dictionary ...`: dictionaries that the user brings. */
export const dictionaryCommand = (words: Words): Command => {
  const { t } = words;
  const load = () => import('./commands/dictionary.ts');
  const below = (name: string): Command => new Command(name).description(t(`dictionary.commands.${name}`));
  const named = (name: string): Command => below(name).argument('<name>', t('dictionary.arguments.name'));
  const command = new Command('dictionary').description(t('commands.dictionary'));
  for (const one of [
    runs(below('list'), words, async () => (await load()).listDictionaries()),
    runs(below('import').argument('<file>', t('dictionary.arguments.file')), words, async (args) =>
      (await load()).importDictionary({ words }, given(args, 0)),
    ),
    runs(named('on'), words, async (args) => (await load()).switchDictionary(given(args, 0), true)),
    runs(named('off'), words, async (args) => (await load()).switchDictionary(given(args, 0), false)),
    runs(
      named('order').addArgument(
        new Argument('<place>', t('dictionary.arguments.place')).argParser(positive(words, '<place>')),
      ),
      words,
      async (args) => (await load()).orderDictionary(given(args, 0), Number(given(args, 1))),
    ),
    runs(named('remove'), words, async (args) => (await load()).removeDictionary(given(args, 0))),
    runs(below('restore').argument('<id>', t('dictionary.arguments.id')), words, async (args) =>
      (await load()).restoreDictionary(given(args, 0)),
    ),
  ])
    command.addCommand(one);
  return command;
};
