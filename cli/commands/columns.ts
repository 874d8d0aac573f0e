import {
  canonicalLanguage,
  fail,
  ok,
  type Column,
  type ProjectInfo,
  type Result,
} from '#core/model/index.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { columnIn, columnNamer, columnsIn, columnsOf } from '../columns.ts';
import { inProject } from '../session.ts';

const line = (setting: Setting, project: ProjectInfo, { id, language, convertedFrom }: Column): string =>
  [
    id,
    language,
    field(columnNamer(setting.words, project)(id)),
    convertedFrom ?? '',
    setting.words.t(`columns.${columnsOf(project).includes(id) ? 'shown' : 'hidden'}`),
  ].join('\t');

/** The columns of a project as an answer: name, language, label, what it is converted from, whether it is shown. */
const answer = (setting: Setting, project: ProjectInfo): Answer => ({
  json: { columns: project.settings.columns, shown: columnsOf(project) },
  lines: project.settings.columns.map((column) => line(setting, project, column)),
});

const answered = (setting: Setting, done: Result<ProjectInfo>): Result<Answer> =>
  done.ok ? ok(answer(setting, done.value)) : done;

/** `columns list PROJECT` */
export const listColumns = (setting: Setting, path: string): Outcome =>
  inProject(path, ({ project }) => Promise.resolve(ok(answer(setting, project))));

export type NewColumnOptions = { readonly label?: string; readonly from?: string };

/** `columns add PROJECT LANGUAGE [--label L] [--from C]` */
export const addColumn = (
  setting: Setting,
  path: string,
  tag: string,
  { label, from }: NewColumnOptions,
): Outcome => {
  const language = canonicalLanguage(tag);
  if (language === null) {
    return Promise.resolve(fail('usage', { detail: setting.words.t('usage.notALanguage', { value: tag }) }));
  }
  return inProject(path, async ({ client, project }) => {
    const source = from === undefined ? ok(null) : columnIn(setting.words, project, from);
    if (!source.ok) return source;
    const added = await client.columns.add({
      language,
      convertedFrom: source.value,
      ...(label === undefined ? {} : { label }),
    });
    return added.ok ? ok(answer(setting, added.value.project)) : added;
  });
};

/** `columns label PROJECT COLUMN LABEL`: an empty one, and the column is called after its language. */
export const labelColumn = (setting: Setting, path: string, named: string, label: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const column = columnIn(setting.words, project, named);
    if (!column.ok) return column;
    return answered(setting, await client.columns.change({ column: column.value, label }));
  });

/** `columns order PROJECT LIST` */
export const orderColumns = (setting: Setting, path: string, list: readonly string[]): Outcome =>
  inProject(path, async ({ client, project }) => {
    const columns = columnsIn(setting.words, project, list);
    if (!columns.ok) return columns;
    return answered(setting, await client.columns.order({ columns: [...(columns.value ?? [])] }));
  });

/** `columns remove PROJECT COLUMN` */
export const removeColumn = (setting: Setting, path: string, named: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const column = columnIn(setting.words, project, named);
    if (!column.ok) return column;
    return answered(setting, await client.columns.remove({ column: column.value }));
  });

/** `columns show PROJECT COLUMN`, `columns hide PROJECT COLUMN`: in all documents; the texts stay in the project. */
export const showColumn = (setting: Setting, path: string, named: string, shown: boolean): Outcome =>
  inProject(path, async ({ client, project }) => {
    const column = columnIn(setting.words, project, named);
    if (!column.ok) return column;
    const side = column.value;
    for (const { id: document, targets } of project.documents) {
      if (targets.includes(side) === shown) continue;
      const next = shown ? [...targets, side] : targets.filter((target) => target !== side);
      const done = await client.documents.setTargets({ document, targets: next });
      if (!done.ok) return done;
    }
    return answered(setting, await client.project.info({}));
  });
