import { fail, ok, originalSide } from '#core/model/index.ts';
import type { BulkReport } from '#api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { columnsIn, columnsOf } from '../columns.ts';
import { inProject } from '../session.ts';

export type PretranslateOptions = { readonly column?: string; readonly least?: number };

/** Whole per cent. */
const usualLeast = 75;

const nothing: Omit<BulkReport, 'sequence'> = { changed: 0, rows: 0, kept: {} };

/** `pretranslate PROJECT [--column C] [--least PERCENT]`: puts the best match of the memory into cells without a text, as drafts. */
export const pretranslate = (
  { words }: Setting,
  path: string,
  { column, least = usualLeast }: PretranslateOptions,
): Outcome => {
  const { t } = words;
  if (!(least >= 50 && least <= 100))
    return Promise.resolve(fail('usage', { detail: t('memory.notAPercentage') }));
  return inProject(path, async ({ client, project }) => {
    const chosen = columnsIn(words, project, column === undefined ? undefined : [column]);
    if (!chosen.ok) return chosen;
    const sides = (chosen.value ?? columnsOf(project)).filter((side) => side !== originalSide);
    const segments = await client.rows.segments({ runs: [[1, Math.max(1, project.rows)]] });
    if (!segments.ok) return segments;
    const done =
      segments.value.length === 0 || sides.length === 0
        ? ok(nothing)
        : await client.bulk.pretranslate({
            segments: [...segments.value],
            sides,
            job: 'pretranslate',
            least: least / 100,
          });
    if (!done.ok) return done;
    const { changed, rows, kept } = done.value;
    return ok({
      json: { changed, rows, kept },
      lines: [
        t('pretranslate.changed', { count: changed }),
        ...Object.entries(kept).map(([why, count]) => `  ${t(`set.kept.${why}`, { count })}`),
      ],
    });
  });
};
