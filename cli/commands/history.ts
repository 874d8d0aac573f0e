import { ok, type HistoryEntry } from '#core/model/index.ts';
import { field, mapped, type Outcome, type Setting } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { inProject } from '../session.ts';

const pageSize = 500;

/** `history PROJECT [--count M]`: what was done, newest first. */
export const history = ({ words: { t } }: Setting, path: string, options: { count?: number }): Outcome =>
  inProject(path, async ({ client }) => {
    const wanted = options.count ?? Infinity;
    const entries = createPacked<HistoryEntry>();
    let seen = 0;
    let before: HistoryEntry['sequence'] | undefined;
    for (;;) {
      const count = Math.min(pageSize, wanted - seen);
      const page =
        count < 1 ? ok([]) : await client.history.list({ count, ...(before !== undefined && { before }) });
      if (!page.ok) return page;
      if (page.value.length === 0) break;
      entries.add(page.value);
      seen += page.value.length;
      before = page.value.at(-1)?.sequence;
    }
    const line = (entry: HistoryEntry): string =>
      [
        entry.sequence,
        entry.at,
        t(`actions.${entry.kind}`),
        entry.row ?? '',
        entry.side ?? '',
        field(entry.before),
        field(entry.document ?? entry.after),
      ].join('\t');
    return ok({ json: { entries: entries.all }, lines: mapped(entries.all, line) });
  });
