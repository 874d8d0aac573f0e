import type { Command } from 'commander';
import { layoutFacts } from '#core/layouts/layouts.ts';
import {
  backParts,
  hidings,
  highestLevel,
  papers,
  readingKinds,
  themes,
  units,
} from '#core/layouts/settings.ts';
import { choice, choices, level, text } from './arguments.ts';
import type { Words } from './words.ts';

/** The names of layouts of books, as `--layout` takes them. */
export const bookLayoutIds: readonly string[] = layoutFacts.map(({ id }) => id);

/** What `export --to` takes besides: how a book is to look. */
export const withBookOptions = (command: Command, words: Words): Command => {
  const { t } = words;
  const [to, profile, hard] = ['--to <file>', '--profile <file>', '--level <level>'];
  return command
    .option(to, t('options.bookTo'), text(words, to, false))
    .option(profile, t('options.bookProfile'), text(words, profile, false))
    .addOption(choice(words, '--unit <unit>', t('options.bookUnit'), units))
    .addOption(choice(words, '--theme <theme>', t('options.bookTheme'), themes))
    .addOption(choice(words, '--paper <paper>', t('options.bookPaper'), papers))
    .addOption(choice(words, '--readings <kind>', t('options.bookReadings'), readingKinds))
    .option(hard, t('options.bookLevel', { highest: highestLevel }), level(words, hard, highestLevel))
    .option('--glosses', t('options.bookGlosses'))
    .addOption(choice(words, '--hiding <way>', t('options.bookHiding'), hidings))
    .addOption(choices(words, '--back <part>', t('options.bookBack'), backParts));
};
