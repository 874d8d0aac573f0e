import { ok } from '#core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

/**
 * `check PROJECT`: reads the whole file. Every problem is a line; below those that can be decided on stands the command that does. With a
 * problem the command fails, and the failure tells them too.
 */
export const check = ({ words: { t } }: Setting, path: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const checked = await client.project.check({});
    if (!checked.ok) return checked;
    const { problems, damaged, rows, events } = checked.value;
    if (problems.length === 0)
      return ok({ json: { problems, rows, events }, lines: [t('check.sound', { rows, events })] });
    const hint = damaged.length === 0 ? [] : [t('check.mend', { count: damaged.length, path })];
    const items = damaged.map(({ item, where }) => `  ${t('check.item', { item, where })}`);
    return ok({
      json: { problems, damaged, rows, events },
      lines: [...problems, ...hint, ...items],
      failure: { code: 'project.damaged', params: { path: project.path, detail: problems.join('; ') } },
    });
  });
