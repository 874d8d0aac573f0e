import { ok } from '#core/model/index.ts';
import type { Hit } from '#api/index.ts';
import { field, mapped, type Outcome, type Setting } from '../answer.ts';
import { columnsIn } from '../columns.ts';
import { createPacked } from '../packed.ts';
import { inProject } from '../session.ts';

export type FindOptions = {
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly exactScript: boolean;
  readonly column?: string;
};

const pageSize = 1000;

/** `find PROJECT TEXT`: cells that hold the text, in either script unless told otherwise. */
export const find = ({ words }: Setting, path: string, text: string, options: FindOptions): Outcome =>
  inProject(path, async ({ client, project }) => {
    const { regex, column, ...rest } = options;
    const sides = columnsIn(words, project, column === undefined ? undefined : [column]);
    if (!sides.ok) return sides;
    const query = {
      ...rest,
      text,
      mode: regex ? ('regex' as const) : ('plain' as const),
      ...(sides.value && { sides: [...sides.value] }),
    };
    const hits = createPacked<Hit>();
    let from = 0;
    for (;;) {
      const page = await client.find.search({ query, from, count: pageSize });
      if (!page.ok) return page;
      hits.add(page.value.hits);
      from += page.value.hits.length;
      if (page.value.hits.length === 0 || from >= page.value.cells) {
        const { total, cells } = page.value;
        return ok({
          json: { total, cells, hits: hits.all },
          lines: mapped(hits.all, (hit) => [hit.row, hit.side, field(hit.excerpt)].join('\t')),
        });
      }
    }
  });
