import { Argument, Command, Option } from 'commander';
import { fail } from '#core/model/index.ts';
import { readingWays, type ReadingWay } from '#core/readings/ways.ts';
import type { Outcome } from './answer.ts';
import { each, positive, text } from './arguments.ts';
import type { CandidateOptions, ImpactOptions } from './commands/terms.ts';
import { runs } from './run.ts';
import { termbaseCommands } from './termbase-commands.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

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

type OfTermbase = { readonly termbase?: string };

/** A command of a project, or with `--termbase` of a termbase in a file, which then is not named first. */
const ofEither = (
  words: Words,
  name: string,
  further: (command: Command) => Command,
  of: {
    readonly project: (project: string, next: string, options: OfTermbase) => Outcome;
    readonly termbase: (termbase: string, next: string, options: OfTermbase) => Outcome;
    /** Arguments that each needs behind the place. */
    readonly needs: 0 | 1;
  },
): Command => {
  const { t } = words;
  const command = new Command(name)
    .description(t(`terms.commands.${name}`))
    .argument('[project]', t('terms.arguments.project'));
  return runs(
    further(command).option('--termbase <termbase>', t('terms.options.termbase')),
    words,
    (args, options) => {
      const { termbase } = options as OfTermbase;
      const needed = of.needs + (termbase === undefined ? 1 : 0);
      if (args.length < needed) {
        const detail = t(termbase === undefined ? 'terms.noPlace' : 'terms.noFile');
        return Promise.resolve(fail('usage', { detail }));
      }
      return termbase === undefined
        ? of.project(given(args, 0), given(args, 1), options as OfTermbase)
        : of.termbase(termbase, given(args, 0), options as OfTermbase);
    },
  );
};

const outOf = (options: OfTermbase): string => (options as { out: string }).out;

/** `terms ...`: the termbase of a project, and termbases in files. Each command loads the engine only when it is run. */
export const termsCommand = (words: Words): Command => {
  const { t } = words;
  const setting = { words };
  const load = () => import('./commands/terms.ts');
  const shared = () => import('./commands/termbases.ts');
  const below = (name: string): Command =>
    new Command(name).description(t(`terms.commands.${name}`)).argument('<project>', t('arguments.project'));
  const command = new Command('terms').description(t('commands.terms'));
  for (const one of [
    ofEither(words, 'import', (made) => made.argument('[file]', t('terms.arguments.file')), {
      project: async (project, file) => (await load()).importTerms(setting, project, file),
      termbase: async (termbase, file) => (await shared()).importIntoTermbase(setting, termbase, file),
      needs: 1,
    }),
    ofEither(words, 'export', (made) => made.requiredOption('--out <file>', t('terms.options.out')), {
      project: async (project, _, options) => (await load()).exportTerms(setting, project, outOf(options)),
      termbase: async (termbase, _, options) =>
        (await shared()).exportTermbase(setting, termbase, outOf(options)),
      needs: 0,
    }),
    ofEither(words, 'find', (made) => made.argument('[text]', t('terms.arguments.text')), {
      project: async (project, wanted) => (await load()).findTerms(setting, project, wanted),
      termbase: async (termbase, wanted) => (await shared()).findInTermbase(termbase, wanted),
      needs: 0,
    }),
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
    ...termbaseCommands(words),
  ])
    command.addCommand(one);
  return command;
};
