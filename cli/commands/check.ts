import { fail, ok } from '../../core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

/** `check PROJECT`: reads the whole file. Fails with the first problem when there is one; `--json` callers see it in the error. */
export const check = ({ words: { t } }: Setting, path: string): Outcome =>
  inProject(path, async ({ client, project }) => {
    const checked = await client.project.check({});
    if (!checked.ok) return checked;
    const { problems, rows, events } = checked.value;
    if (problems.length > 0)
      return fail('project.damaged', { path: project.path, detail: problems.join('; ') });
    return ok({ json: { problems, rows, events }, lines: [t('check.sound', { rows, events })] });
  });
