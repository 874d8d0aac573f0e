import { Option, type Command } from 'commander';
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

/** What says how a book is to look, and nothing of other exports. */
export const onlyOfBooks = [
  'profile',
  'unit',
  'theme',
  'paper',
  'readings',
  'level',
  'glosses',
  'hiding',
  'back',
] as const;

/** What `export --to` takes besides: how a book is to look. */
export const withBookOptions = (command: Command, words: Words): Command => {
  const { t } = words;
  const [to, profile, hard] = ['--to <file>', '--profile <file>', '--level <level>'];
  return command
    .addOption(
      new Option(to, t('options.bookTo'))
        .argParser(text(words, to, false))
        .conflicts(['as', 'format', 'out', 'check']),
    )
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
