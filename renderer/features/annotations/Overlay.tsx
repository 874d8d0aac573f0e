import { useEffect, useRef } from 'react';
import { useAnnotating } from '../../workspace/annotations.ts';
import { openPanel, useWorkspace } from '../../workspace/store.ts';
import { changeProject } from './compose/composer-store.ts';
import { ImportReport } from './transfer/ImportReport.tsx';
import { watchBegun } from './compose/kept-begun.ts';
import { changeListProject } from './list/list-store.ts';
import { Occurrences } from './occurrences/Occurrences.tsx';

/** What of the annotations is there while their panel is not: dialogs, and the opening of the composer. */
export const Overlay = () => {
  const composing = useAnnotating((state) => state.composing);
  const path = useWorkspace(({ project }) => project?.path);
  useEffect(() => {
    if (composing !== null) openPanel('annotations', 'compose');
  }, [composing]);
  useEffect(watchBegun, []);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    changeListProject(shown.current, path);
    changeProject(shown.current, path);
    shown.current = path;
  }, [path]);
  return (
    <>
      <Occurrences />
      <ImportReport />
    </>
  );
};
