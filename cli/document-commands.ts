import { Command, Option } from 'commander';
import { regions, type Region } from '#core/model/index.ts';
import { encodings, type Encoding } from '#core/text/decode/encodings.ts';
import { choice } from './arguments.ts';
import { runs } from './run.ts';
import type { Words } from './words.ts';

type Shared = { readonly encoding?: Encoding; readonly out?: string };

const given = (args: readonly string[]): string => args[0] ?? '';

/** The commands that take a document and need no project. Each loads what it needs only when it is run. */
export const documentCommands = (words: Words): readonly Command[] => {
  const { t } = words;
  const setting = { words };
  const onFile = (name: string): Command =>
    new Command(name)
      .description(t(`commands.${name}`))
      .argument('<file>', t('arguments.file'))
      .addOption(choice(words, '--encoding <name>', t('options.encoding'), encodings));
  return [
    runs(new Command('formats').description(t('commands.formats')), words, async () => {
      const { listFormats } = await import('./commands/formats.ts');
      return listFormats(setting);
    }),
    runs(
      onFile('clean')
        .option('--certain', t('options.certain'))
        .addOption(new Option('--apply-all', t('options.applyAll')).conflicts('certain'))
        .option('--out <file>', t('options.outText')),
      words,
      async (args, options) => {
        const { clean } = await import('./commands/clean.ts');
        return clean(setting, given(args), options as Shared & { applyAll?: boolean; certain?: boolean });
      },
    ),
    runs(onFile('segment').option('--clean', t('options.cleanFirst')), words, async (args, options) => {
      const { segment } = await import('./commands/segment.ts');
      return segment(setting, given(args), options as Shared & { clean?: boolean });
    }),
    runs(
      onFile('convert')
        .addOption(
          choice(words, '--to <script>', t('options.to'), ['zh-Hans', 'zh-Hant']).makeOptionMandatory(),
        )
        .addOption(choice(words, '--region <region>', t('options.region'), regions).default('cn'))
        .option('--out <file>', t('options.outText')),
      words,
      async (args, options) => {
        const { convert } = await import('./commands/convert.ts');
        return convert(
          setting,
          given(args),
          options as Shared & { to: 'zh-Hans' | 'zh-Hant'; region: Region },
        );
      },
    ),
  ];
};
