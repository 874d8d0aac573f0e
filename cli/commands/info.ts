import { ok, type ProjectInfo, type SideCounts } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { columnNamer, languageName } from '../columns.ts';
import { inProject } from '../session.ts';

/** The counts of a column, and its white space. */
type Counts = SideCounts & { readonly spaces: number };

const describe = ({ words }: Setting, info: ProjectInfo, counts: readonly Counts[]): string[] => {
  const { t } = words;
  const name = columnNamer(words, info);
  return [
    t('info.project', { name: info.name, path: info.path }),
    ...(info.readOnly ? [t('info.readOnly')] : []),
    t('info.rows', { count: info.rows }),
    ...info.documents.map((document) =>
      t('info.document', {
        name: field(document.name),
        first: document.firstRow,
        count: document.rows,
        language: languageName(words, document.language),
        encoding: document.encoding,
      }),
    ),
    ...counts.map(({ side, segments, translated, reviewed, approved, characters, spaces, words }) =>
      t(side === 'source' ? 'info.source' : 'info.side', {
        side: name(side),
        done: translated + reviewed + approved,
        segments,
        characters,
        all: characters + spaces,
        words,
      }),
    ),
  ];
};

/** `info PROJECT`: its documents, settings, and counts in the order of the columns. */
export const info = (setting: Setting, path: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const found = await client.project.counts({});
    if (!found.ok) return found;
    const lengths = await client.project.lengths({});
    if (!lengths.ok) return lengths;
    const counts = project.settings.columns.flatMap(({ id: side }) => {
      const count = found.value.find((each) => each.side === side);
      const spaces = lengths.value.find((each) => each.side === side)?.spaces ?? 0;
      return count === undefined ? [] : { ...count, spaces };
    });
    return ok({ json: { ...project, counts }, lines: describe(setting, project, counts) });
  });
