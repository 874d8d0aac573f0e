import { formats } from '#core/formats/index.ts';
import { ok } from '#core/model/index.ts';
import { factsOf } from '#core/formats/format.ts';
import type { Outcome, Setting } from '../answer.ts';
import { optionWords } from '../import-choices.ts';

/** `formats`: what files are read and written, a line each: id, endings, name, then what can be done, and what can be chosen. */
export const listFormats = async ({ words }: Setting): Outcome => {
  const { t } = words;
  const can = (is: boolean, what: string): readonly string[] => (is ? [t(`formatsTable.${what}`)] : []);
  const lines = formats.all.map((format) => {
    const { id, extensions, imports, exports, fills, bilingual, options = [] } = format;
    return [
      id,
      extensions.map((extension) => `.${extension}`).join(' '),
      t(`formats:${id}.name`),
      [
        ...can(imports, 'read'),
        ...can(exports !== null, 'written'),
        ...can(fills !== null, 'filled'),
        ...can(bilingual === true, 'bilingual'),
      ].join(t('formatsTable.comma')),
      options.map(optionWords).join(' '),
    ].join('\t');
  });
  return ok({ json: formats.all.map(factsOf), lines });
};
