import type { TFunction } from 'i18next';
import type { InterfaceLanguage } from '#api/index.ts';
import { sentenceParams, type Failure } from '#core/model/index.ts';
import { loadWords } from '#engine/words.ts';

/** Every sentence the command line says, in one language. */
export type Words = {
  readonly language: InterfaceLanguage;
  readonly t: TFunction;
  readonly failure: (failure: Failure) => string;
};

/** Reads the sentences of `language`. */
export const wordsIn = async (language: InterfaceLanguage): Promise<Words> => {
  const t = await loadWords(language, [
    'cli',
    'failures',
    'cleanup',
    'checks',
    'editor',
    'annotations',
    'review-host',
    'formats',
    'exporting',
  ]);
  return {
    language,
    t,
    // A line is a line: breaks inside a parameter do not end it.
    failure: (failure) =>
      t(`failures:${failure.code}`, sentenceParams(failure)).replace(/\s*[\r\n]+\s*/g, ' '),
  };
};
