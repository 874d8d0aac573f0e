import { Command, CommanderError } from 'commander';
import type { InterfaceLanguage } from '#api/index.ts';
import { encodingFallbacks } from '#core/formats/encoding-fallback.ts';
import { formats } from '#core/formats/index.ts';
import { layouts } from '#core/formats/layouts.ts';
import { namePlaceholders } from '#core/formats/name-pattern.ts';
import { untranslatedWays } from '#core/formats/untranslated.ts';
import { choice, positive, text, usageError } from './arguments.ts';
import { columnList } from './columns.ts';
import type { ExportOptions } from './commands/export.ts';
import { bookLayoutIds, onlyOfBooks, withBookOptions } from './book-options.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const layoutsByFormat = (): string =>
  formats.exporting.map(({ id, exports }) => `${id}: ${exports?.layouts.join(', ') ?? ''}`).join('; ');

const holdingNotes = (): readonly string[] =>
  formats.all.flatMap(({ id, exports, fillsNotes }) =>
    exports?.notes === true || fillsNotes === true ? [id] : [],
  );

/** `--to`, or `--as` or `--format`, which was there first: one of them has to be given, and what is of books alone goes with the first. */
const oneOfThem = ({ t }: Words, options: ExportOptions): void => {
  const { as, format, to, layout } = options;
  if (to !== undefined) return;
  const isBook = onlyOfBooks.some((name) => options[name] !== undefined);
  if (isBook || (layout !== undefined && layouts.every((one) => one !== layout)))
    throw new CommanderError(2, usageError, t('usage.missingOption', { a: '--to <file>' }));
  if (as === undefined && format === undefined)
    throw new CommanderError(2, usageError, t('usage.missingOption', { a: '--as <format>' }));
};

export const exportCommand = (words: Words, language: InterfaceLanguage): Command => {
  const { t } = words;
  const [columns, document, name] = ['--columns <list>', '--document <id>', '--name <pattern>'];
  const written = formats.exporting.map(({ id }) => id);
  const filled = formats.all.flatMap(({ id, fills }) => (fills === null ? [] : [id]));
  const command = new Command('export')
    .description(t('commands.export'))
    .argument('<project>', t('arguments.project'))
    .addOption(
      choice(words, '--as <format>', t('options.as', { formats: filled.join(', ') }), [
        'same',
        'bilingual',
        'omegat',
        ...written,
      ]),
    )
    .addOption(choice(words, '--format <format>', t('options.format'), written).conflicts('as'))
    .option('--out <file>', t('options.exportOut'), text(words, '--out <file>', false))
    .option(document, t('options.exportedDocument'), positive(words, document))
    .option(columns, t('options.columns'), columnList(words, columns))
    .addOption(choice(words, '--untranslated <way>', t('options.untranslated'), untranslatedWays))
    .option('--adapt', t('options.adapt'))
    .option('--no-adapt', t('options.noAdapt'))
    .option(
      name,
      t('options.namePattern', { names: namePlaceholders.map((one) => `{${one}}`).join(' ') }),
      text(words, name, false),
    )
    .option('--check', t('options.checkExport'))
    .addOption(
      choice(
        words,
        '--layout <layout>',
        t('options.layout', { formats: layoutsByFormat(), books: bookLayoutIds.join(', ') }),
        [...new Set([...layouts, ...bookLayoutIds])],
      ),
    )
    .addOption(
      choice(words, '--notes <notes>', t('options.notes', { formats: holdingNotes().join(', ') }), [
        'none',
        'export',
        'shared',
        'all',
      ]),
    )
    .addOption(choice(words, '--encoding-fallback <way>', t('options.encodingFallback'), encodingFallbacks));
  return runs(withBookOptions(command, words), words, async (args, options) => {
    oneOfThem(words, options as ExportOptions);
    const { exportProject } = await import('./commands/export.ts');
    return exportProject({ words }, language, args[0] ?? '', options as ExportOptions);
  });
};

export const layoutsCommand = (words: Words): Command =>
  runs(new Command('layouts').description(words.t('commands.layouts')), words, async () => {
    const { layouts: list } = await import('./commands/layouts.ts');
    return list({ words });
  });
