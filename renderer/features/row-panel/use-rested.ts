import { useEffect, useState } from 'react';
import type { RowNumber } from '#core/model/index.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** Milliseconds. Longer than between two keys of somebody who moves about, and of somebody who types. */
const restMoving = 120;
const restTyping = 700;

export type Rested = {
  readonly path: string;
  readonly row: RowNumber;
  /** How far the history of the project has come. */
  readonly sequence: number;
};

const same = (one: Rested, other: Rested): boolean =>
  one.path === other.path && one.row === other.row && one.sequence === other.sequence;

/** The active row and the state of the project, once neither has changed for a moment: of somebody who types, for a longer one. */
export const useRested = (): Rested => {
  const path = useWorkspace(({ project }) => project?.path ?? '');
  const sequence = useWorkspace(({ project }) => project?.sequence ?? 0);
  const row = useWorkspace(({ active }) => active.row);
  const isTyping = useWorkspace(({ mode }) => mode === 'edit');
  const [rested, setRested] = useState<Rested>({ path, row, sequence });
  const isSame = same(rested, { path, row, sequence });
  useEffect(() => {
    if (isSame) return undefined;
    const rest = isTyping ? restTyping : restMoving;
    const timer = setTimeout(() => setRested({ path, row, sequence }), rest);
    return () => clearTimeout(timer);
  }, [isSame, path, row, sequence, isTyping]);
  return rested;
};
