import { Argument, Command } from 'commander';
import { positive, text } from './arguments.ts';
import type { UnitOptions } from './commands/memory-units.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** What looks through the units of a memory, and changes them. */
export const memoryUnitCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/memory-units.ts');
  const below = (name: string): Command =>
    new Command(name)
      .description(t(`memory.commands.${name}`))
      .argument('<memory>', t('memory.arguments.memory'));
  const picked = (command: Command): Command =>
    command
      .option('--text <words>', t('memory.arguments.words'), text(words, '--text', false))
      .option('--document <name>', t('memory.options.document'))
      .option('--author <name>', t('memory.options.author'))
      .option('--language <language>', t('memory.options.language'))
      .option('--from <day>', t('memory.options.from'))
      .option('--to <day>', t('memory.options.to'))
      .option('--same', t('memory.options.same'));
  const unit = (flags: string): Argument =>
    new Argument(flags, t('memory.arguments.unit')).argParser(positive(words, flags));
  return [
    runs(picked(below('units')), words, async (args, options) =>
      (await load()).listUnits(given(args, 0), options as UnitOptions),
    ),
    runs(
      below('edit')
        .addArgument(unit('<unit>'))
        .requiredOption('--text <text>', t('options.text'), text(words, '--text', true))
        .option('--lang <language>', t('memory.options.lang')),
      words,
      async (args, options) =>
        (await load()).editUnit(
          setting,
          given(args, 0),
          Number(given(args, 1)),
          options as { text: string; lang?: string },
        ),
    ),
    runs(
      picked(below('remove').addArgument(unit('[units...]'))).option('--all', t('memory.options.all')),
      words,
      async (args, options) =>
        (await load()).removeUnits(
          setting,
          given(args, 0),
          args.slice(1).map(Number),
          options as UnitOptions,
        ),
    ),
    runs(below('merge'), words, async (args) => (await load()).mergeUnits(setting, given(args, 0))),
    ...(['undo', 'redo'] as const).map((direction) =>
      runs(below(direction), words, async (args) =>
        (await load()).turnBack(setting, given(args, 0), direction),
      ),
    ),
  ];
};
