import { Argument, Command, Option } from 'commander';
import { readingWays, type ReadingWay } from '#core/readings/ways.ts';
import { each, positive, text } from './arguments.ts';
import type { CandidateOptions, ImpactOptions } from './commands/terms.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** `lookup WORD`: the dictionary. */
export const lookUpCommand = (words: Words): Command =>
  runs(
    new Command('lookup')
      .description(words.t('commands.lookup'))
      .addArgument(new Argument('<word>', words.t('lookup.word')).argParser(text(words, '<word>', false))),
    words,
    async (args) => (await import('./commands/look-up.ts')).lookUp({ words }, given(args, 0)),
  );

/** `readings TEXT`: how Chinese is read. */
export const readingsCommand = (words: Words): Command =>
  runs(
    new Command('readings')
      .description(words.t('commands.readings'))
      .addArgument(new Argument('<text>', words.t('readings.text')).argParser(text(words, '<text>', false)))
      .addOption(new Option('--as <way>', words.t('readings.as')).choices(readingWays).default('pinyin')),
    words,
    async (args, options) =>
      (await import('./commands/readings.ts')).readText(
        { words },
        given(args, 0),
        options as { as: ReadingWay },
      ),
  );

/** `terms ...`: the termbase of a project. Each command loads the engine only when it is run. */
export const termsCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/terms.ts');
  const below = (name: string): Command =>
    new Command(name).description(t(`terms.commands.${name}`)).argument('<project>', t('arguments.project'));
  const command = new Command('terms').description(t('commands.terms'));
  for (const one of [
    runs(below('import').argument('<file>', t('terms.arguments.file')), words, async (args) =>
      (await load()).importTerms(setting, given(args, 0), given(args, 1)),
    ),
    runs(
      below('export').requiredOption('--out <file>', t('terms.options.out')),
      words,
      async (args, options) =>
        (await load()).exportTerms(setting, given(args, 0), (options as { out: string }).out),
    ),
    runs(below('find').argument('[text]', t('terms.arguments.text')), words, async (args) =>
      (await load()).findTerms(setting, given(args, 0), given(args, 1)),
    ),
    runs(
      below('candidates')
        .option('--document <name>', t('terms.options.document'))
        .option('--least <n>', t('terms.options.least'), positive(words, '--least <n>'))
        .option('--count <n>', t('terms.options.count'), positive(words, '--count <n>')),
      words,
      async (args, options) =>
        (await load()).listCandidates(setting, given(args, 0), options as CandidateOptions),
    ),
    runs(
      below('impact')
        .argument('<term>', t('terms.arguments.term'))
        .requiredOption('--to <translation>', t('terms.options.to'))
        .option('--apply', t('terms.options.apply'))
        .option('--row <n...>', t('terms.options.row'), each(positive(words, '--row <n...>'))),
      words,
      async (args, options) =>
        (await load()).changeTerm(setting, given(args, 0), given(args, 1), options as ImpactOptions),
    ),
  ])
    command.addCommand(one);
  return command;
};
