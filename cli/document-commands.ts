import { Command, Option } from 'commander';
import { regions, type Region } from '../core/model/index.ts';
import { encodingNames, type EncodingName } from '../api/index.ts';
import { clean } from './commands/clean.ts';
import { convert } from './commands/convert.ts';
import { segment } from './commands/segment.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

/** The commands that take a document and need no project. */
export const documentCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const onFile = (name: string): Command =>
    new Command(name)
      .description(t(`commands.${name}`))
      .argument('<file>')
      .addOption(new Option('--encoding <name>', t('options.encoding')).choices(encodingNames));
  type Shared = { readonly encoding?: EncodingName; readonly out?: string };
  return [
    runs(
      onFile('clean')
        .option('--certain', t('options.certain'))
        .addOption(new Option('--apply-all', t('options.applyAll')).conflicts('certain'))
        .option('--out <file>', t('options.out')),
      words,
      ([file = ''], options) =>
        clean(setting, file, options as Shared & { applyAll?: boolean; certain?: boolean }),
    ),
    runs(onFile('segment').option('--clean', t('options.cleanFirst')), words, ([file = ''], options) =>
      segment(file, options as Shared & { clean?: boolean }),
    ),
    runs(
      onFile('convert')
        .addOption(
          new Option('--to <script>', t('options.to')).choices(['zh-Hans', 'zh-Hant']).makeOptionMandatory(),
        )
        .addOption(new Option('--region <region>', t('options.region')).choices(regions).default('cn'))
        .option('--out <file>', t('options.out')),
      words,
      ([file = ''], options) => convert(setting, file, options as Shared & { to: 'zh-Hans'; region: Region }),
    ),
  ];
};
