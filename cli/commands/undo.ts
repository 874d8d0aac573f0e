import { ok } from '#core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

/** `undo PROJECT`: takes the last action back, as Undo does on screen. */
export const undo = ({ words: { t } }: Setting, path: string): Outcome =>
  inProject(path, async ({ client }) => {
    const undone = await client.history.undo({});
    if (!undone.ok) return undone;
    return ok({ json: undone.value, lines: [t('undo.done', { action: t(`actions.${undone.value.kind}`) })] });
  });
