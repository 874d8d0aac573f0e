import { Argument, Command, Option } from 'commander';
import { level, positive, text } from './arguments.ts';
import type { AttachOptions, LookupOptions, SearchOptions } from './commands/memory.ts';
import type { ConnectOptions } from './commands/team-memory.ts';
import { memoryUnitCommands } from './memory-unit-commands.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** Memories of a team on a server. */
const teamCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/team-memory.ts');
  const of = (name: string): Command =>
    new Command(name)
      .description(t(`memory.commands.${name}`))
      .argument('<address>', t('memory.arguments.address'));
  return [
    runs(of('setup'), words, async (args) => (await load()).setUpTeamMemory(setting, given(args, 0))),
    runs(
      of('connect').option('--project <project>', t('memory.options.project')),
      words,
      async (args, options) =>
        (await load()).connectTeamMemory(setting, given(args, 0), options as ConnectOptions),
    ),
    runs(of('disconnect'), words, async (args) =>
      (await load()).disconnectTeamMemory(setting, given(args, 0)),
    ),
    runs(new Command('servers').description(t('memory.commands.servers')), words, async () =>
      (await load()).listTeamMemories(setting),
    ),
  ];
};

/** Per cent; see `memory.set` in api/memory.ts. */
const highestPenalty = 50;

type Loaded = typeof import('./commands/memory.ts');

/** What changes which memories a project has. */
const projectCommands = (words: Words, load: () => Promise<Loaded>): readonly Command[] => {
  const { t } = words;
  const below = (name: string): Command =>
    new Command(name).description(t(`memory.commands.${name}`)).argument('<project>', t('arguments.project'));
  const withMemory = (name: string): Command =>
    below(name).argument('<memory>', t('memory.arguments.memory'));
  const penalty = '--penalty <percent>';
  return [
    runs(below('list'), words, async (args) => (await load()).listMemories(given(args, 0))),
    runs(
      withMemory('attach')
        .option('--write', t('memory.options.writes'))
        .option(penalty, t('memory.options.penalty'), level(words, penalty, highestPenalty)),
      words,
      async (args, options) =>
        (await load()).attachMemory(given(args, 0), given(args, 1), options as AttachOptions),
    ),
    runs(withMemory('detach'), words, async (args) =>
      (await load()).detachMemory(given(args, 0), given(args, 1)),
    ),
    runs(
      withMemory('order').addArgument(
        new Argument('<place>', t('memory.arguments.place')).argParser(positive(words, '<place>')),
      ),
      words,
      async (args) => (await load()).orderMemory(given(args, 0), given(args, 1), Number(given(args, 2))),
    ),
  ];
};

/** `memory ...`: translation memories in files of their own. Each command loads the engine only when it is run. */
export const memoryCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/memory.ts');
  const below = (name: string): Command =>
    new Command(name)
      .description(t(`memory.commands.${name}`))
      .argument('<memory>', t('memory.arguments.memory'));
  const percent = new Option('--least <percent>', t('memory.options.least')).argParser((value) =>
    Number(text(words, '--least', false)(value)),
  );
  const command = new Command('memory').description(t('commands.memory'));
  for (const one of [
    runs(below('info'), words, async (args) => (await load()).showMemory(setting, given(args, 0))),
    runs(below('import').argument('<file>', t('memory.arguments.tmx')), words, async (args) =>
      (await load()).importMemory(setting, given(args, 0), given(args, 1)),
    ),
    runs(below('export').requiredOption('--out <file>', t('options.out')), words, async (args, options) =>
      (await load()).exportMemory(setting, given(args, 0), (options as { out: string }).out),
    ),
    runs(
      below('lookup')
        .addArgument(
          new Argument('<text>', t('memory.arguments.text')).argParser(text(words, '<text>', false)),
        )
        .addOption(percent),
      words,
      async (args, options) =>
        (await load()).lookUp(setting, given(args, 0), given(args, 1), options as LookupOptions),
    ),
    runs(
      new Command('search')
        .description(t('memory.commands.search'))
        .argument('<memory>', t('memory.arguments.memoryOrProject'))
        .addArgument(
          new Argument('<words>', t('memory.arguments.words')).argParser(text(words, '<words>', false)),
        )
        .option('--count <n>', t('memory.options.count'), positive(words, '--count <n>')),
      words,
      async (args, options) =>
        (await load()).searchWords(setting, given(args, 0), given(args, 1), options as SearchOptions),
    ),
    runs(
      new Command('differences')
        .description(t('memory.commands.differences'))
        .argument('<project>', t('arguments.project')),
      words,
      async (args) => (await load()).listDifferences(setting, given(args, 0)),
    ),
    ...memoryUnitCommands(words),
    ...teamCommands(words),
    ...projectCommands(words, load),
  ])
    command.addCommand(one);
  return command;
};
