import { withColumn } from './columns.ts';
import { Argument, Command, Option } from 'commander';
import type { InterfaceLanguage } from '#api/index.ts';
import { annotationFormats } from '#core/formats/annotation-files.ts';
import { anchorStatuses, annotationKinds, severities, visibilities } from '#core/model/index.ts';
import { choice, choices, codePointRange, each, positive, text } from './arguments.ts';
import type { AnnotateOptions } from './commands/annotate.ts';
import type { ExportOptions } from './commands/annotation-files.ts';
import type { FilterOptions } from './commands/annotations.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

const rowArgument = (words: Words): Argument =>
  new Argument('<row>', words.t('arguments.row')).argParser(positive(words, '<row>'));

const texts = (words: Words, flags: string, description: string): Option =>
  new Option(flags, description).argParser(each(text(words, flags, false)));

const annotateCommand = (words: Words): Command => {
  const { t } = words;
  const range = '--range <a:b>';
  return runs(
    withColumn(
      words,
      new Command('annotate')
        .description(t('commands.annotate'))
        .argument('<project>', t('arguments.project'))
        .addArgument(rowArgument(words)),
      { description: t('options.column'), alias: 'side', mandatory: true },
    )
      .option('--quote <text>', t('options.quote'), text(words, '--quote <text>', false))
      .addOption(
        new Option(range, t('options.range')).argParser(codePointRange(words, range)).conflicts('quote'),
      )
      .addOption(choice(words, '--kind <kind>', t('options.kind'), annotationKinds).default('comment'))
      .option('--body <text>', t('options.body'), text(words, '--body <text>', true))
      .addOption(texts(words, '--tag <tag>', t('options.tag')))
      .addOption(choice(words, '--visibility <who>', t('options.visibility'), visibilities).default('shared'))
      .option('--category <type>', t('options.category'), text(words, '--category <type>', false))
      .addOption(choice(words, '--severity <severity>', t('options.severity'), severities))
      .option('--wording <text>', t('options.wording'), text(words, '--wording <text>', false)),
    words,
    async (args, options) => {
      const { annotate } = await import('./commands/annotate.ts');
      return annotate({ words }, given(args, 0), Number(given(args, 1)), options as AnnotateOptions);
    },
  );
};

/** Gives a command the options that say which annotations are meant. */
const filtered = (words: Words, command: Command): Command => {
  const { t } = words;
  return withColumn(words, command, { description: t('options.onSide'), alias: 'side', many: true })
    .addOption(choices(words, '--kind <kind>', t('options.kinds'), annotationKinds))
    .addOption(texts(words, '--tag <tag>', t('options.tags')))
    .addOption(texts(words, '--author <name>', t('options.author')))
    .option('--open', t('options.open'))
    .addOption(new Option('--resolved', t('options.resolved')).conflicts('open'))
    .option('--without <column>', t('options.without'), text(words, '--without <column>', false))
    .addOption(choices(words, '--status <status>', t('options.status'), anchorStatuses))
    .addOption(texts(words, '--category <type>', t('options.category')))
    .addOption(choices(words, '--visibility <who>', t('options.visibilities'), visibilities))
    .option('--text <text>', t('options.search'), text(words, '--text <text>', false))
    .option('--row <n>', t('options.row'), positive(words, '--row <n>'));
};

const onProject = (words: Words, name: 'export' | 'import'): Command =>
  new Command(name)
    .description(words.t(`annotations.${name}`))
    .argument('<project>', words.t('arguments.project'));

const filesCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => {
  const { t } = words;
  return [
    runs(
      filtered(
        words,
        onProject(words, 'export')
          .addOption(
            choice(words, '--format <format>', t('options.format'), annotationFormats).makeOptionMandatory(),
          )
          .requiredOption('--out <file>', t('options.out')),
      ),
      words,
      async (args, options) => {
        const { exportAnnotations } = await import('./commands/annotation-files.ts');
        return exportAnnotations({ words }, language, given(args, 0), options as ExportOptions);
      },
    ),
    runs(onProject(words, 'import').argument('<file>', t('arguments.jsonld')), words, async (args) => {
      const { importAnnotations } = await import('./commands/annotation-files.ts');
      return importAnnotations({ words }, given(args, 0), given(args, 1));
    }),
  ];
};

/** Lists annotations; `annotations export` and `annotations import` are commands of their own below it. */
const annotationsCommand = (words: Words, language: InterfaceLanguage): Command => {
  const { t } = words;
  const command = runs(
    filtered(
      words,
      new Command('annotations')
        .description(t('commands.annotations'))
        .argument('<project>', t('arguments.project')),
    ),
    words,
    async (args, options) => {
      const { annotations } = await import('./commands/annotations.ts');
      return annotations({ words }, given(args, 0), options as FilterOptions);
    },
  );
  // Options behind `export` are its own, --json too.
  command.enablePositionalOptions().helpCommand(false);
  for (const below of filesCommands(words, language)) command.addCommand(below);
  return command;
};

/** The commands that make, list and carry annotations. Each loads the engine only when it is run. */
export const annotationCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => [
  annotateCommand(words),
  annotationsCommand(words, language),
];
