import { Argument, Command, Option } from 'commander';
import { checks } from '#core/checks/index.ts';
import { cellStates, findingSeverities } from '#core/model/index.ts';
import { encodings } from '#core/text/decode/encodings.ts';
import type { InterfaceLanguage } from '#api/index.ts';
import { annotationCommands } from './annotation-commands.ts';
import { choice, choices, languageTag, positive, rowList, rowRuns, text, time } from './arguments.ts';
import { columnsCommand } from './column-commands.ts';
import { dictionaryCommand, lookUpCommand } from './dictionary-commands.ts';
import { memoryCommand } from './memory-commands.ts';
import { namesCommand } from './names-commands.ts';
import { spellingCommand } from './spelling-commands.ts';
import { readingsCommand, termsCommand } from './terms-commands.ts';
import { withColumn } from './columns.ts';
import { exportCommand, layoutsCommand } from './export-command.ts';
import type { AlignOptions } from './commands/align.ts';
import type { FindOptions } from './commands/find.ts';
import type { PretranslateOptions } from './commands/pretranslate.ts';
import type { QaOptions } from './commands/qa.ts';
import type { MendOptions } from './commands/mend.ts';
import type { RowsOptions } from './commands/rows.ts';
import type { SetOptions } from './commands/set.ts';
import type { UpdateOptions } from './commands/update.ts';
import { optionOption } from './import-choices.ts';
import type { ImportOptions } from './import-files.ts';
import { reviewCommand } from './review-commands.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

const describedIn =
  ({ t }: Words) =>
  (name: string): Command =>
    new Command(name).description(t(`commands.${name}`));

const onProjectIn = (words: Words) => {
  const command = describedIn(words);
  return (name: string): Command => command(name).argument('<project>', words.t('arguments.project'));
};

const updateCommand = (words: Words): Command => {
  const { t } = words;
  const document = '--document <id>';
  return runs(
    onProjectIn(words)('update')
      .argument('<files...>', t('arguments.newerFile'))
      .option(document, t('options.document'), positive(words, document))
      .addOption(choice(words, '--encoding <name>', t('options.encoding'), encodings))
      .addOption(optionOption(words))
      .option('--check', t('options.checkUpdate')),
    words,
    async (args, options) => {
      const { update } = await import('./commands/update.ts');
      return update({ words }, given(args, 0), args.slice(1), options as UpdateOptions);
    },
  );
};

const rowsCommand = (words: Words): Command => {
  const { t } = words;
  const count = '--count <m>';
  return runs(
    withColumn(words, onProjectIn(words)('rows'), { description: t('options.filterLang'), alias: 'lang' })
      .option('--from <n>', t('options.from'), positive(words, '--from <n>'), 1)
      .option(count, t('options.count'), positive(words, count))
      .addOption(choices(words, '--state <state>', t('options.filterState'), cellStates))
      .option('--text <text>', t('options.filterText'), text(words, '--text <text>', false))
      .option('--exact-script', t('options.exactScript'), false)
      .option('--locked', t('options.filterLocked'))
      .option('--stale', t('options.filterStale'))
      .option('--annotated', t('options.filterAnnotated'))
      .option('--repairs', t('options.filterRepairs'))
      .option('--issues', t('options.filterIssues'))
      .option('--since <time>', t('options.filterSince'), time(words, '--since <time>')),
    words,
    async (args, options) => {
      const { rows } = await import('./commands/rows.ts');
      return rows({ words }, given(args, 0), options as RowsOptions);
    },
  );
};

/** What `new` and `add` ask of the files they import. */
const importing = (words: Words, command: Command): Command => {
  const { t } = words;
  const language = '--language <tag>';
  return command
    .argument('<files...>', t('arguments.files'))
    .addOption(choice(words, '--encoding <name>', t('options.encodings'), encodings))
    .option(language, t('options.language'), languageTag(words, language))
    .option('--clean-up', t('options.cleanUp'))
    .option('--no-clean-up', t('options.noCleanUp'))
    .addOption(optionOption(words));
};

const alignCommand = (words: Words): Command => {
  const { t } = words;
  const terms = '--terms <file>';
  return runs(
    describedIn(words)('align')
      .argument('<original>', t('align.arguments.original'))
      .argument('<translations...>', t('align.arguments.translations'))
      .requiredOption('--out <project>', t('align.options.out'))
      .option(terms, t('align.options.terms'), text(words, terms, false)),
    words,
    async (args, options) => {
      const { align } = await import('./commands/align.ts');
      return align({ words }, given(args, 0), args.slice(1), options as AlignOptions);
    },
  );
};

/** `new`, `add`, `update`, `info`, `rows`, `history`, `check`: making a project, and looking at one. */
const lookingCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const onProject = onProjectIn(words);
  const count = '--count <m>';
  return [
    runs(
      importing(words, describedIn(words)('new').argument('<project>', t('arguments.newProject'))),
      words,
      async (args, options) => {
        const { newProject } = await import('./commands/new.ts');
        return newProject(setting, given(args, 0), args.slice(1), options as ImportOptions);
      },
    ),
    runs(importing(words, onProject('add')), words, async (args, options) => {
      const { addDocuments } = await import('./commands/add.ts');
      return addDocuments(setting, given(args, 0), args.slice(1), options as ImportOptions);
    }),
    alignCommand(words),
    updateCommand(words),
    runs(onProject('info'), words, async (args) => {
      const { info } = await import('./commands/info.ts');
      return info(setting, given(args, 0));
    }),
    rowsCommand(words),
    runs(
      onProject('history').option(count, t('options.count'), positive(words, count)),
      words,
      async (args, options) => {
        const { history } = await import('./commands/history.ts');
        return history(setting, given(args, 0), options as { count?: number });
      },
    ),
    runs(onProject('check'), words, async (args) => {
      const { check } = await import('./commands/check.ts');
      return check(setting, given(args, 0));
    }),
  ];
};

const mendCommand = (words: Words): Command => {
  const { t } = words;
  return runs(
    onProjectIn(words)('mend')
      .argument('[items...]', t('arguments.items'))
      .addOption(choice(words, '--take <which>', t('options.take'), ['backup', 'history', 'present']))
      .option('--all', t('options.allDamaged'), false),
    words,
    async (args, options) => {
      const { mend } = await import('./commands/mend.ts');
      return mend({ words }, given(args, 0), args.slice(1), options as MendOptions);
    },
  );
};

const setCommand = (words: Words): Command => {
  const { t } = words;
  const states = cellStates.filter((state) => state !== 'empty');
  return runs(
    withColumn(
      words,
      onProjectIn(words)('set').addArgument(
        new Argument('<rows>', t('arguments.rows')).argParser(rowList(words, '<rows>')),
      ),
      { description: t('options.column'), alias: 'lang', mandatory: true },
    )
      .option('--text <text>', t('options.text'), text(words, '--text <text>', true))
      .addOption(choice(words, '--state <state>', t('options.state'), states))
      .addOption(new Option('--lock', t('options.lock')).conflicts('unlock'))
      .option('--unlock', t('options.unlock')),
    words,
    async (args, options) => {
      const { set } = await import('./commands/set.ts');
      return set({ words }, given(args, 0), rowRuns(given(args, 1)) ?? [], options as SetOptions);
    },
  );
};

const findCommand = (words: Words): Command => {
  const { t } = words;
  return runs(
    withColumn(
      words,
      onProjectIn(words)('find').addArgument(
        new Argument('<text>', t('arguments.text')).argParser(text(words, '<text>', false)),
      ),
      { description: t('options.column'), alias: 'lang' },
    )
      .option('--regex', t('options.regex'), false)
      .option('--match-case', t('options.matchCase'), false)
      .option('--whole-word', t('options.wholeWord'), false)
      .option('--exact-script', t('options.exactScript'), false),
    words,
    async (args, options) => {
      const { find } = await import('./commands/find.ts');
      return find({ words }, given(args, 0), given(args, 1), options as FindOptions);
    },
  );
};

const qaCommand = (words: Words): Command => {
  const { t } = words;
  const ids = checks.all.map(({ id }) => id);
  return runs(
    withColumn(words, onProjectIn(words)('qa'), { description: t('options.column'), alias: 'lang' })
      .addOption(choice(words, '--check <check>', t('options.check'), ids))
      .addOption(choice(words, '--severity <severity>', t('options.findingSeverity'), findingSeverities))
      .option('--grammar', t('options.grammar')),
    words,
    async (args, options) => {
      const { qa } = await import('./commands/qa.ts');
      return qa({ words }, given(args, 0), options as QaOptions);
    },
  );
};

const pretranslateCommand = (words: Words): Command => {
  const { t } = words;
  const percent = new Option('--least <percent>', t('pretranslate.least')).argParser((value) =>
    Number(text(words, '--least', false)(value)),
  );
  return runs(
    withColumn(words, onProjectIn(words)('pretranslate').addOption(percent), {
      description: t('options.column'),
      alias: 'lang',
    }),
    words,
    async (args, options) => {
      const { pretranslate } = await import('./commands/pretranslate.ts');
      return pretranslate({ words }, given(args, 0), options as PretranslateOptions);
    },
  );
};

/** The commands that work on a project file. Each loads the engine only when it is run. */
export const projectCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => [
  ...lookingCommands(words),
  mendCommand(words),
  setCommand(words),
  findCommand(words),
  qaCommand(words),
  columnsCommand(words),
  memoryCommand(words),
  termsCommand(words),
  namesCommand(words),
  spellingCommand(words),
  lookUpCommand(words),
  dictionaryCommand(words),
  readingsCommand(words),
  pretranslateCommand(words),
  ...annotationCommands(words, language),
  reviewCommand(words, language),
  exportCommand(words, language),
  layoutsCommand(words),
  runs(onProjectIn(words)('undo'), words, async (args) => {
    const { undo } = await import('./commands/undo.ts');
    return undo({ words }, given(args, 0));
  }),
];
