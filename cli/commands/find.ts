import { ok, type Side } from '#core/model/index.ts';
import type { Hit } from '#api/index.ts';
import { field, mapped, type Outcome } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { inProject } from '../session.ts';

export type FindOptions = {
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly exactScript: boolean;
  readonly lang?: Side;
};

const pageSize = 1000;

/** `find PROJECT TEXT`: cells that hold the text, in either script unless told otherwise. */
export const find = (path: string, text: string, options: FindOptions): Outcome =>
  inProject(path, async ({ client }) => {
    const { regex, lang, ...rest } = options;
    const query = {
      ...rest,
      text,
      mode: regex ? ('regex' as const) : ('plain' as const),
      ...(lang && { sides: [lang] }),
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
