import type { ProjectInfo, SideCounts } from '../../core/model/index.ts';
import { ok } from '../../core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { inProject } from '../session.ts';

const describe = ({ words: { t } }: Setting, info: ProjectInfo, counts: readonly SideCounts[]): string[] => [
  t('info.project', { name: info.name, path: info.path }),
  t('info.rows', { count: info.rows }),
  ...info.documents.map((document) =>
    [document.firstRow, document.rows, document.language, document.encoding, field(document.name)].join('\t'),
  ),
  ...counts.map((side) =>
    t('info.side', {
      side: t(`sides.${side.side}`),
      done: side.translated + side.reviewed + side.approved,
      segments: side.segments,
      characters: side.characters,
      words: side.words,
    }),
  ),
];

/** `info PROJECT`: its documents, settings and counts. */
export const info = (setting: Setting, path: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const counts = await client.project.counts({});
    if (!counts.ok) return counts;
    return ok({
      json: { ...project, counts: counts.value },
      lines: describe(setting, project, counts.value),
    });
  });
