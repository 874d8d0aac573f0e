import { Command } from 'commander';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `backups ...` and `salvage`: the ways back when the project itself cannot be opened. */
export const backupCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = (name: string): Command => new Command(name).description(t(`backups.commands.${name}`));
  const onProject = (name: string): Command =>
    below(name).argument('<project>', t('backups.arguments.project'));
  const group = new Command('backups').description(t('commands.backups'));
  group.addCommand(
    runs(below('list').argument('[project]', t('backups.arguments.project')), words, async (args) => {
      const { listBackups } = await import('./commands/backups.ts');
      return listBackups(setting, args[0]);
    }),
  );
  group.addCommand(
    runs(onProject('show').argument('<backup>', t('backups.arguments.backup')), words, async (args) => {
      const { showBackup } = await import('./commands/backups.ts');
      return showBackup(setting, given(args, 0), given(args, 1));
    }),
  );
  group.addCommand(
    runs(
      onProject('restore')
        .argument('<backup>', t('backups.arguments.backup'))
        .requiredOption('--out <file>', t('options.out')),
      words,
      async (args, options) => {
        const { restoreBackup } = await import('./commands/backups.ts');
        return restoreBackup(setting, given(args, 0), given(args, 1), (options as { out: string }).out);
      },
    ),
  );
  group.addCommand(
    runs(
      onProject('delete')
        .argument('[backups...]', t('backups.arguments.backup'))
        .option('--all', t('backups.options.all'), false),
      words,
      async (args, options) => {
        const { deleteBackups } = await import('./commands/backups.ts');
        return deleteBackups(setting, given(args, 0), args.slice(1), options as { all: boolean });
      },
    ),
  );
  const salvage = runs(
    new Command('salvage')
      .description(t('commands.salvage'))
      .argument('<file>', t('backups.arguments.damaged'))
      .requiredOption('--out <file>', t('options.out')),
    words,
    async (args, options) => {
      const { salvage } = await import('./commands/salvage.ts');
      return salvage(setting, given(args, 0), (options as { out: string }).out);
    },
  );
  return [group, salvage];
};
