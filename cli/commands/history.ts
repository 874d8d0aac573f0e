import { ok, type HistoryEntry } from '../../core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';

const pageSize = 500;

/** `history PROJECT [--count M]`: what was done, newest first. */
export const history = ({ words: { t } }: Setting, path: string, options: { count?: number }): Outcome =>
  inProject(path, async ({ client }) => {
    const wanted = options.count ?? Infinity;
    const entries: HistoryEntry[] = [];
    for (;;) {
      const before = entries.at(-1)?.sequence;
      const count = Math.min(pageSize, wanted - entries.length);
      const page =
        count < 1 ? ok([]) : await client.history.list({ count, ...(before !== undefined && { before }) });
      if (!page.ok) return page;
      if (page.value.length === 0) break;
      entries.push(...page.value);
    }
    const line = (entry: HistoryEntry): string =>
      [
        entry.sequence,
        entry.at,
        t(`actions.${entry.kind}`),
        entry.row ?? '',
        entry.side ?? '',
        field(entry.before),
        field(entry.after),
      ].join('\t');
    return ok({ json: { entries }, lines: entries.map(line) });
  });
