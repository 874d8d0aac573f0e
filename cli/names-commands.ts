import { Argument, Command, Option } from 'commander';
import { genders, nameKinds } from '#core/model/index.ts';
import { text } from './arguments.ts';
import type { NameOptions } from './commands/names.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `names ...`: the names in the termbase of a project. Each command loads the engine only when it is run. */
export const namesCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/names.ts');
  const loadTerms = () => import('./commands/terms.ts');
  const below = (name: string): Command =>
    new Command(name).description(t(`names.commands.${name}`)).argument('<project>', t('arguments.project'));
  const kind = () => new Option('--kind <kind>', t('names.options.kind')).choices(nameKinds);
  const command = new Command('names').description(t('commands.names'));
  for (const one of [
    runs(
      below('list').argument('[text]', t('terms.arguments.text')).addOption(kind()),
      words,
      async (args, options) =>
        (await load()).listNames(setting, given(args, 0), given(args, 1), options as NameOptions),
    ),
    runs(
      below('add')
        .addArgument(
          new Argument('<name>', t('names.arguments.name')).argParser(text(words, '<name>', false)),
        )
        .addOption(kind())
        .option('--as <spelling...>', t('names.options.as'))
        .option('--to <language>', t('names.options.to'), 'en')
        .option('--surname <characters>', t('names.options.surname'))
        .addOption(new Option('--gender <gender>', t('names.options.gender')).choices(genders))
        .option('--title <title...>', t('names.options.title')),
      words,
      async (args, options) =>
        (await load()).addName(setting, given(args, 0), given(args, 1), options as NameOptions),
    ),
    runs(below('import').argument('<file>', t('terms.arguments.file')), words, async (args) =>
      (await loadTerms()).importTerms(setting, given(args, 0), given(args, 1)),
    ),
    runs(
      below('export').requiredOption('--out <file>', t('terms.options.out')),
      words,
      async (args, options) =>
        (await loadTerms()).exportTerms(setting, given(args, 0), (options as { out: string }).out, 'names'),
    ),
    runs(below('check'), words, async (args) => (await load()).checkNames(setting, given(args, 0))),
  ])
    command.addCommand(one);
  return command;
};
