import { Argument, Command } from 'commander';
import { positive } from './arguments.ts';
import type { AttachOptions } from './commands/termbases.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** The commands of `terms` about termbases in files of their own, and which of them a project has. */
export const termbaseCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/termbases.ts');
  const named = (name: string): Command => new Command(name).description(t(`terms.commands.${name}`));
  const ofFile = (name: string): Command =>
    named(name).requiredOption('--termbase <termbase>', t('terms.options.termbase'));
  const fileOf = (options: unknown): string => (options as { termbase: string }).termbase;
  const ofProject = (name: string): Command => named(name).argument('<project>', t('arguments.project'));
  const withTermbase = (name: string): Command =>
    ofProject(name).argument('<termbase>', t('terms.arguments.termbase'));
  return [
    runs(ofFile('create'), words, async (_, options) =>
      (await load()).createTermbase(setting, fileOf(options)),
    ),
    runs(ofFile('info'), words, async (_, options) => (await load()).showTermbase(setting, fileOf(options))),
    runs(ofProject('list'), words, async (args) => (await load()).listTermbases(given(args, 0))),
    runs(
      withTermbase('attach')
        .option('--write', t('terms.options.write'))
        .option('--no-write', t('terms.options.noWrite'))
        .option('--new', t('terms.options.new'))
        .option('--no-new', t('terms.options.noNew'))
        .option('--on', t('terms.options.on'))
        .option('--off', t('terms.options.off')),
      words,
      async (args, options) =>
        (await load()).attachTermbase(given(args, 0), given(args, 1), options as AttachOptions),
    ),
    runs(withTermbase('detach'), words, async (args) =>
      (await load()).detachTermbase(given(args, 0), given(args, 1)),
    ),
    runs(
      withTermbase('order').addArgument(
        new Argument('<place>', t('memory.arguments.place')).argParser(positive(words, '<place>')),
      ),
      words,
      async (args) => (await load()).orderTermbase(given(args, 0), given(args, 1), Number(given(args, 2))),
    ),
    runs(
      ofProject('move')
        .argument('<term>', t('terms.arguments.term'))
        .requiredOption('--to <termbase>', t('terms.options.moveTo'))
        .option('--keep', t('terms.options.keep')),
      words,
      async (args, options) =>
        (await load()).moveTerm(
          setting,
          given(args, 0),
          given(args, 1),
          options as { to: string; keep?: boolean },
        ),
    ),
    ...(['undo', 'redo'] as const).map((direction) =>
      runs(withTermbase(direction), words, async (args) =>
        (await load()).turnTermbase(setting, given(args, 0), given(args, 1), direction),
      ),
    ),
  ];
};
