import { Argument, Command, Option } from 'commander';
import { text } from './arguments.ts';
import { columnList } from './columns.ts';
import type { NewColumnOptions } from './commands/columns.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `columns ...`: which columns a project has, in which order. Each command loads the engine only when it is run. */
export const columnsCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/columns.ts');
  const below = (name: string): Command =>
    new Command(name)
      .description(t(`columns.commands.${name}`))
      .argument('<project>', t('arguments.project'));
  const onColumn = (name: string): Command =>
    below(name).addArgument(
      new Argument('<column>', t('columns.arguments.column')).argParser(text(words, '<column>', false)),
    );
  const option = (flags: string, description: string): Option =>
    new Option(flags, description).argParser(text(words, flags, false));
  const command = new Command('columns').description(t('commands.columns'));
  for (const one of [
    runs(below('list'), words, async (args) => (await load()).listColumns(setting, given(args, 0))),
    runs(
      below('add')
        .argument('<language>', t('columns.arguments.language'))
        .addOption(option('--label <label>', t('columns.options.label')))
        .addOption(option('--from <column>', t('columns.options.from'))),
      words,
      async (args, options) =>
        (await load()).addColumn(setting, given(args, 0), given(args, 1), options as NewColumnOptions),
    ),
    runs(
      onColumn('label').addArgument(
        new Argument('<label>', t('columns.arguments.label')).argParser(text(words, '<label>', true)),
      ),
      words,
      async (args) => (await load()).labelColumn(setting, given(args, 0), given(args, 1), given(args, 2)),
    ),
    runs(below('order').argument('<list>', t('columns.arguments.list')), words, async (args) =>
      (await load()).orderColumns(setting, given(args, 0), columnList(words, '<list>')(given(args, 1))),
    ),
    ...[true, false].map((shown) =>
      runs(onColumn(shown ? 'show' : 'hide'), words, async (args) =>
        (await load()).showColumn(setting, given(args, 0), given(args, 1), shown),
      ),
    ),
    runs(onColumn('remove'), words, async (args) =>
      (await load()).removeColumn(setting, given(args, 0), given(args, 1)),
    ),
  ])
    command.addCommand(one);
  return command;
};
