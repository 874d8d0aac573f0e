import { Argument, Command, Option } from 'commander';
import { cellStates, sides, type CellState, type Side } from '../core/model/index.ts';
import { exportFormats, type ExportFormat, type InterfaceLanguage } from '../api/index.ts';
import { positive, sideList } from './arguments.ts';
import { check } from './commands/check.ts';
import { exportProject } from './commands/export.ts';
import { find } from './commands/find.ts';
import { history } from './commands/history.ts';
import { info } from './commands/info.ts';
import { newProject } from './commands/new.ts';
import { rows } from './commands/rows.ts';
import { set } from './commands/set.ts';
import { undo } from './commands/undo.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

const given = (args: readonly string[], index: number): string => args[index] ?? '';

/** The commands that work on a project file. */
export const projectCommands = (words: Words, language: InterfaceLanguage): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const command = (name: string): Command => new Command(name).description(t(`commands.${name}`));
  const onProject = (name: string): Command => command(name).argument('<project>');
  const number = positive(t('options.notPositive'));
  const row = new Argument('<row>').argParser(number);
  const lang = (): Option => new Option('--lang <side>', t('options.lang')).choices(sides);
  return [
    runs(command('new').argument('<project>').argument('<files...>'), words, (args) =>
      newProject(setting, given(args, 0), args.slice(1)),
    ),
    runs(onProject('info'), words, (args) => info(setting, given(args, 0))),
    runs(
      onProject('rows')
        .option('--from <n>', t('options.from'), number, 1)
        .option('--count <m>', t('options.count'), number),
      words,
      (args, options) => rows(given(args, 0), options as { from: number; count?: number }),
    ),
    runs(
      onProject('set')
        .addArgument(row)
        .addOption(lang().makeOptionMandatory())
        .requiredOption('--text <text>', t('options.text'))
        .addOption(
          new Option('--state <state>', t('options.state')).choices(
            cellStates.filter((state) => state !== 'empty'),
          ),
        ),
      words,
      (args, options) =>
        set(
          setting,
          given(args, 0),
          Number(given(args, 1)),
          options as { lang: Side; text: string; state?: CellState },
        ),
    ),
    runs(
      onProject('find')
        .argument('<text>')
        .addOption(lang())
        .option('--regex', t('options.regex'), false)
        .option('--match-case', t('options.matchCase'), false)
        .option('--whole-word', t('options.wholeWord'), false)
        .option('--exact-script', t('options.exactScript'), false),
      words,
      (args, options) =>
        find(
          given(args, 0),
          given(args, 1),
          options as {
            regex: boolean;
            matchCase: boolean;
            wholeWord: boolean;
            exactScript: boolean;
            lang?: Side;
          },
        ),
    ),
    runs(
      onProject('export')
        .addOption(
          new Option('--format <format>', t('options.format')).choices(exportFormats).makeOptionMandatory(),
        )
        .requiredOption('--out <file>', t('options.out'))
        .option('--columns <list>', t('options.columns'), sideList(t('options.columns')))
        .addOption(
          new Option('--layout <layout>', t('options.layout')).choices([
            'side-by-side',
            'stacked',
            'interleaved',
          ]),
        ),
      words,
      (args, options) =>
        exportProject(
          setting,
          language,
          given(args, 0),
          options as { format: ExportFormat; out: string; columns?: readonly Side[]; layout?: 'stacked' },
        ),
    ),
    runs(onProject('history').option('--count <m>', t('options.count'), number), words, (args, options) =>
      history(setting, given(args, 0), options as { count?: number }),
    ),
    runs(onProject('undo'), words, (args) => undo(setting, given(args, 0))),
    runs(onProject('check'), words, (args) => check(setting, given(args, 0))),
  ];
};
