import { create } from 'zustand';
import type { RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { openPanel, useWorkspace } from './store.ts';

/** What the Check panel shows. */
export type IssuesShown = {
  /** A section alone, and one of its views; null for what waits for a decision in all of them. */
  readonly section: string | null;
  readonly view: string | null;
  readonly side: Side | null;
  /** Only those of one row. */
  readonly at: { readonly segment: SegmentId; readonly row: RowNumber } | null;
};

const everything: IssuesShown = { section: null, view: null, side: null, at: null };

export const useIssuesShown = create<IssuesShown>()(() => everything);

/** Opens the Check panel, narrowed as said and no further. */
export const showIssues = (
  { section = null, at = null }: Partial<Pick<IssuesShown, 'section' | 'at'>> = {},
  intent: string | null = null,
): void => {
  const now = useIssuesShown.getState();
  const view = now.section === section && at === null ? now.view : null;
  useIssuesShown.setState({ ...everything, section, view, at }, true);
  openPanel('check', intent);
};

// Rows and views of one project say nothing of another.
useWorkspace.subscribe(({ project }, before) => {
  if (project?.path !== before.project?.path) useIssuesShown.setState(everything, true);
});
