import type { FindingAt, FindingFilter, FoundFinding, IgnoredEntry } from '#api/checks.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { markWords } from '../../workspace/highlights.ts';
import { goTo, notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

const addressOf = ({ segment, side, check, code, words }: FoundFinding): FindingAt => ({
  segment,
  side,
  check,
  code,
  words,
});

/** Makes the cell of an issue the active one and marks its words there. */
export const goToFinding = ({ row, side, segment, ranges }: FoundFinding): void => {
  goTo({ row, side, mode: 'grid' });
  markWords(segment, side, ranges);
};

export const ignoreFinding = async (finding: FoundFinding, where: 'here' | 'everywhere'): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.checks.ignore({ finding: addressOf(finding), where });
  if (!answer.ok) notifyFailure(answer.error);
  // It is gone from the list: a slip is taken back at once.
  else notifyUndoable({ tone: 'info', key: `checks:done.${where}`, topic: 'checks' });
};

export const showAgain = async ({ check, code, words, segment, side }: IgnoredEntry): Promise<void> => {
  const answer = await client.checks.unignore({ entries: [{ check, code, words, segment, side }] });
  if (!answer.ok) notifyFailure(answer.error);
};

export const fixFinding = async (finding: FoundFinding): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.checks.fix({ finding: addressOf(finding) });
  if (!answer.ok) notifyFailure(answer.error);
};

/** Fixes what can be fixed of a group, or of all that is listed. */
export const fixAll = async (filter: FindingFilter): Promise<void> => {
  if (!(await settleDrafts())) return;
  const answer = await client.checks.fixAll(filter);
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  const { fixed, left } = answer.value;
  if (left > 0) {
    notify({ tone: 'warning', key: 'checks:done.left', params: { count: left }, topic: 'checks-left' });
  }
  if (fixed > 0) {
    notifyUndoable({ tone: 'info', key: 'checks:done.fixed', params: { count: fixed }, topic: 'checks' });
  }
};
