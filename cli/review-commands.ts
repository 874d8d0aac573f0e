import { withColumn } from './columns.ts';
import { Argument, Command, Option } from 'commander';
import { itemStandings, type InterfaceLanguage } from '#api/index.ts';
import { reportFormats } from '#core/review/report-files.ts';
import { decisions, reviewLists, severities } from '#core/model/index.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { choice, choices, each, positive, rowRange, text } from './arguments.ts';
import type { ChoicesOptions, DecideOptions } from './commands/review/deciding.ts';
import type { AnswerOptions, ItemOptions, SettleOptions } from './commands/review/items.ts';
import type {
  MergeOptions,
  PackageOptions,
  ReportOptions,
  TakeOptions,
  ReadDocxOptions,
  WriteDocxOptions,
} from './commands/review/parcels.ts';
import type { AssessOptions } from './commands/review/score.ts';
import type { OpenOptions, ProfileOptions, WhichOptions } from './commands/review/sessions.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

const texts = (words: Words, flags: string, description: string): Option =>
  new Option(flags, description).argParser(each(text(words, flags, false)));

const oneText = (words: Words, flags: string, description: string): Option =>
  new Option(flags, description).argParser(text(words, flags, false));

/** Makes commands below `review`. */
const belowReview = (words: Words) => {
  const { t } = words;
  return (name: string, on: 'project' | 'copy' | 'package' = 'project'): Command =>
    new Command(name)
      .description(t(`review.commands.${name}`))
      .argument(`<${on}>`, t(`review.arguments.${on}`));
};

const which = (words: Words, command: Command): Command =>
  command.addOption(oneText(words, '--review <id>', words.t('review.options.review')));

const locked = ({ t }: Words, command: Command): Command =>
  command.option('--passphrase-file <file>', t('review.options.passphraseFile'));

const profiled = (words: Words, command: Command): Command =>
  command
    .addOption(
      choice(
        words,
        '--profile <name>',
        words.t('review.options.profile'),
        scoreProfiles.map(({ id }) => id),
      ),
    )
    .addOption(
      new Option('--profile-file <file>', words.t('review.options.profileFile')).conflicts('profile'),
    );

const sessionCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = belowReview(words);
  const rows = '--rows <a:b>';
  const sample = '--sample <n>';
  const load = () => import('./commands/review/sessions.ts');
  return [
    runs(below('list'), words, async (args) => (await load()).listReviews(setting, given(args, 0))),
    runs(
      profiled(
        words,
        withColumn(words, below('open'), {
          description: t('review.options.sides'),
          alias: 'side',
          many: true,
        })
          .addOption(oneText(words, '--title <title>', t('review.options.title')).makeOptionMandatory())
          .addOption(
            choice(words, '--ask <what>', t('review.options.ask'), ['comment', 'suggest', 'score']).default(
              'suggest',
            ),
          )
          .addOption(
            new Option(rows, t('review.options.rows')).argParser(rowRange(words, rows)).conflicts('sample'),
          )
          .addOption(new Option(sample, t('review.options.sample')).argParser(positive(words, sample)))
          .addOption(oneText(words, '--seed <text>', t('review.options.seed')))
          .addOption(texts(words, '--reviewer <name>', t('review.options.reviewers'))),
      ),
      words,
      async (args, options) => (await load()).openReview(setting, given(args, 0), options as OpenOptions),
    ),
    runs(
      which(words, below('close')).option('--reopen', t('review.options.reopen')),
      words,
      async (args, options) =>
        (await load()).closeReview(setting, given(args, 0), options as WhichOptions & { reopen?: boolean }),
    ),
    runs(
      below('finish', 'copy').option('--reopen', t('review.options.reopen')),
      words,
      async (args, options) =>
        (await load()).finishReview(setting, given(args, 0), options as { reopen?: boolean }),
    ),
  ];
};

const parcelCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = belowReview(words);
  const load = () => import('./commands/review/parcels.ts');
  return [
    runs(
      locked(words, which(words, below('package')))
        .option('--answers', t('review.options.answers'))
        .option('--next-round', t('review.options.nextRound'))
        .option('--out <file>', t('options.out')),
      words,
      async (args, options) =>
        (await load()).packageReview(setting, language, given(args, 0), options as PackageOptions),
    ),
    runs(
      locked(words, below('take', 'package'))
        .addOption(oneText(words, '--reviewer <name>', t('review.options.reviewer')).makeOptionMandatory())
        .option('--out <file>', t('review.options.copy')),
      words,
      async (args, options) =>
        (await load()).takeReview(setting, language, given(args, 0), options as TakeOptions),
    ),
    runs(
      locked(words, below('merge'))
        .argument('<package>', t('review.arguments.package'))
        .option('--apply', t('review.options.apply')),
      words,
      async (args, options) =>
        (await load()).mergeReview(setting, given(args, 0), given(args, 1), options as MergeOptions),
    ),
    runs(
      which(words, below('report'))
        .addOption(
          choice(words, '--format <format>', t('options.format'), reportFormats).makeOptionMandatory(),
        )
        .requiredOption('--out <file>', t('options.out')),
      words,
      async (args, options) =>
        (await load()).reportReview(setting, language, given(args, 0), options as ReportOptions),
    ),
    runs(
      withColumn(words, which(words, below('write-docx')), {
        description: t('review.options.onlySide'),
        alias: 'side',
      }).requiredOption('--out <file>', t('options.out')),
      words,
      async (args, options) =>
        (await load()).writeDocx(setting, language, given(args, 0), options as WriteDocxOptions),
    ),
    runs(
      which(words, below('read-docx'))
        .argument('<file>', t('review.arguments.docx'))
        .addOption(oneText(words, '--reviewer <name>', t('review.options.docxReviewer'))),
      words,
      async (args, options) =>
        (await load()).readDocx(setting, given(args, 0), given(args, 1), options as ReadDocxOptions),
    ),
    runs(below('read-book').argument('<file>', t('review.arguments.book')), words, async (args) =>
      (await load()).readBook(setting, given(args, 0), given(args, 1)),
    ),
  ];
};

const atRow = (words: Words): Option =>
  new Option('--row <n>', words.t('review.options.row')).argParser(positive(words, '--row <n>'));

/** Gives a command the options that say which suggestions are meant. */
const filtered = (words: Words, command: Command): Command => {
  const { t } = words;
  return withColumn(words, which(words, command), {
    description: t('options.onSide'),
    alias: 'side',
    many: true,
  })
    .addOption(choices(words, '--standing <standing>', t('review.options.standing'), itemStandings))
    .addOption(atRow(words))
    .addOption(texts(words, '--reviewer <name>', t('review.options.byReviewer')))
    .addOption(texts(words, '--category <type>', t('options.category')))
    .addOption(choices(words, '--severity <severity>', t('options.severity'), severities))
    .option('--preferential', t('review.options.preferential'))
    .addOption(choices(words, '--decided <decision>', t('review.options.decided'), decisions))
    .addOption(oneText(words, '--text <text>', t('review.options.search')));
};

const itemCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = belowReview(words);
  const load = () => import('./commands/review/items.ts');
  return [
    runs(filtered(words, below('items')), words, async (args, options) =>
      (await load()).reviewItems(setting, given(args, 0), options as ItemOptions),
    ),
    runs(
      filtered(words, below('answer'))
        .addOption(
          choice(
            words,
            '--decision <decision>',
            t('review.options.decision'),
            decisions,
          ).makeOptionMandatory(),
        )
        .addOption(texts(words, '--item <id>', t('review.options.item')))
        .option('--all', t('review.options.all'))
        .addOption(oneText(words, '--reason <text>', t('review.options.reason')))
        .option('--wording <text>', t('review.options.wording'), text(words, '--wording <text>', true))
        .option('--confirm <text>', t('review.options.confirm'), text(words, '--confirm <text>', true)),
      words,
      async (args, options) => (await load()).answerReview(setting, given(args, 0), options as AnswerOptions),
    ),
    runs(which(words, below('conflicts')), words, async (args, options) =>
      (await load()).reviewConflicts(setting, given(args, 0), options as WhichOptions),
    ),
    runs(
      which(words, below('settle'))
        .addOption(
          choice(words, '--list <list>', t('review.options.list'), reviewLists).makeOptionMandatory(),
        )
        .addOption(oneText(words, '--uid <uid>', t('review.options.uid')).makeOptionMandatory())
        .addOption(oneText(words, '--key <key>', t('review.options.key')).makeOptionMandatory()),
      words,
      async (args, options) => (await load()).settleReview(setting, given(args, 0), options as SettleOptions),
    ),
  ];
};

/** Gives a command the options that say which segment is meant. */
const ofSegment = (words: Words, command: Command): Command =>
  withColumn(words, which(words, command).addOption(atRow(words).makeOptionMandatory()), {
    description: words.t('review.options.onlySide'),
    alias: 'side',
  });

const segmentCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = belowReview(words);
  const load = () => import('./commands/review/deciding.ts');
  return [
    runs(ofSegment(words, below('choices')), words, async (args, options) =>
      (await load()).reviewChoices(setting, given(args, 0), options as ChoicesOptions),
    ),
    runs(
      ofSegment(words, below('decide'))
        .addOption(
          choice(words, '--choose <choice>', t('review.options.choose'), [
            'sent',
            'mine',
            'reviewer',
            'combined',
          ]).makeOptionMandatory(),
        )
        .addOption(oneText(words, '--reviewer <name>', t('review.options.choiceReviewer')))
        .option('--confirm <text>', t('review.options.confirm'), text(words, '--confirm <text>', true))
        .addOption(oneText(words, '--reason <text>', t('review.options.reason'))),
      words,
      async (args, options) => (await load()).decideReview(setting, given(args, 0), options as DecideOptions),
    ),
  ];
};

const scoreCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const below = belowReview(words);
  const row = '--row <n>';
  const load = () => import('./commands/review/score.ts');
  return [
    runs(profiled(words, which(words, below('score'))), words, async (args, options) =>
      (await load()).scoreReview(setting, language, given(args, 0), options as WhichOptions & ProfileOptions),
    ),
    runs(
      below('suggestions', 'copy').option(row, t('options.row'), positive(words, row)),
      words,
      async (args, options) =>
        (await load()).ownSuggestions(setting, given(args, 0), options as { row?: number }),
    ),
    runs(
      withColumn(words, below('assess', 'copy'), {
        description: t('review.options.onlySide'),
        alias: 'side',
      })
        .addArgument(new Argument('<item>', t('review.arguments.item')))
        .addOption(new Option(row, t('arguments.row')).argParser(positive(words, row)).makeOptionMandatory())
        .addOption(oneText(words, '--category <type>', t('options.category')))
        .addOption(choice(words, '--severity <severity>', t('options.severity'), severities).default('minor'))
        .option('--preferential', t('review.options.preferential'))
        .addOption(oneText(words, '--reason <text>', t('review.options.reason'))),
      words,
      async (args, options) =>
        (await load()).assessItem(setting, given(args, 0), given(args, 1), options as AssessOptions),
    ),
  ];
};

/** `review ...`: everything of review sessions. Each command loads the engine only when it is run. */
export const reviewCommand = (words: Words, language: InterfaceLanguage): Command => {
  const command = new Command('review').description(words.t('commands.review')).helpCommand(false);
  const below = [
    ...sessionCommands(words),
    ...parcelCommands(words, language),
    ...itemCommands(words),
    ...segmentCommands(words),
    ...scoreCommands(words, language),
  ];
  for (const one of below) command.addCommand(one);
  return command;
};
