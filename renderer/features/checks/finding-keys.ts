import type { KeyboardEvent } from 'react';
import type { FoundFinding } from '#api/checks.ts';
import type { Language } from '#core/model/index.ts';
import { columnLanguage } from '../../workspace/columns.ts';
import { documentAt, useWorkspace } from '../../workspace/store.ts';
import { fixFinding, ignoreFinding } from './act.ts';

export const languageOf = ({ row, side }: FoundFinding): Language | undefined => {
  if (side !== 'source') return columnLanguage(side);
  const { project } = useWorkspace.getState();
  return project === null ? undefined : documentAt(project, row)?.language;
};

/** The keys of an issue: F fixes it, I ignores it here, Shift+I everywhere. */
export const handleFindingKey = (event: KeyboardEvent, finding: FoundFinding): boolean => {
  const key = event.key.toLowerCase();
  if (key === 'f' && !event.shiftKey && finding.fix !== null) {
    void fixFinding(finding);
    return true;
  }
  if (key !== 'i') return false;
  void ignoreFinding(finding, event.shiftKey ? 'everywhere' : 'here');
  return true;
};
