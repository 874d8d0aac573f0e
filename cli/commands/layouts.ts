import { layoutFacts } from '#core/layouts/layouts.ts';
import { ok } from '#core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';

/** `layouts`: the layouts of books, a line each: its name, what it can be written as, what it is. Needs no project. */
export const layouts = ({ words: { t } }: Setting): Outcome =>
  Promise.resolve(
    ok({
      json: { layouts: layoutFacts },
      lines: layoutFacts.map(({ id, outputs }) =>
        [id, outputs.join(', '), t(`exporting:books.layouts.${id}.title`)].join('\t'),
      ),
    }),
  );
