import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { provideText } from '../../workspace/annotations.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { provideTyping } from '../../workspace/input-hold/input-hold.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { Alternatives } from './Alternatives.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { watchRowView } from './filter/row-view.ts';
import { FormatMenu } from './formatting/FormatMenu.tsx';
import { LinkDialog } from './formatting/LinkDialog.tsx';
import { Grid } from './Grid.tsx';
import { hasHeldTexts } from './held-drafts.ts';
import { ReadingView } from './reading/ReadingView.tsx';
import { LinkingBar } from './LinkingBar.tsx';
import { Glance } from './marks/Glance.tsx';
import { watchChosenRows } from './many/chosen-rows.ts';
import { RowsBar } from './many/RowsBar.tsx';
import { watchStates } from './marks/painter.ts';
import { RowNotes } from './marks/RowNotes.tsx';
import { watchRows } from './rows-cache.ts';
import { watchChosen } from './selecting/grid-selection.ts';
import { fetchOwnWords } from './selecting/own-words.ts';
import { textPort } from './selecting/selected.ts';
import { DamageDialog } from './damage/DamageDialog.tsx';
import { SpellingMenu } from './spelling/SpellingMenu.tsx';
import { SplitPreview } from './splitting/SplitPreview.tsx';
import { typingPort } from './typing-port.ts';

/**
 * A page that is hidden may not come back: what was typed goes out at once. Closing with unsaved text is asked about by
 * a browser; a window asks nothing and would just stay, so it is closed once the text is safe.
 */
const guardTyping = (): (() => void) => {
  const settle = (): void => {
    if (document.visibilityState === 'hidden') void settleDrafts();
  };
  const ask = (event: BeforeUnloadEvent): void => {
    const settled = settleDrafts();
    if (useWorkspace.getState().saving === 'saved' && !hasHeldTexts()) return;
    event.preventDefault();
    if (shell !== null) void settled.then((safe) => (safe && !hasHeldTexts() ? window.close() : undefined));
  };
  document.addEventListener('visibilitychange', settle);
  window.addEventListener('beforeunload', ask);
  return () => {
    document.removeEventListener('visibilitychange', settle);
    window.removeEventListener('beforeunload', ask);
  };
};

/** The text of the open project. */
export const Editor = () => {
  const { t } = useTranslation('editor');
  const project = useWorkspace((state) => state.project);
  const isReading = useWorkspace((state) => state.reading.open);
  useEffect(watchRows, []);
  useEffect(guardTyping, []);
  useEffect(watchStates, []);
  useEffect(watchChosen, []);
  useEffect(watchRowView, []);
  useEffect(watchChosenRows, []);
  useEffect(() => provideText(textPort), []);
  useEffect(() => provideTyping(typingPort), []);
  const path = project?.path;
  // Another project has other words of its own.
  useEffect(() => (path === undefined ? undefined : fetchOwnWords()), [path]);
  if (project === null) return null;
  if (project.rows === 0) return <EmptyState title={t('noRows')} />;
  return (
    <>
      <LinkingBar />
      <FilterBar />
      {isReading ? (
        <ReadingView key={project.path} project={project} />
      ) : (
        <Grid key={project.path} project={project} />
      )}
      <RowsBar />
      <Alternatives />
      <SpellingMenu />
      <SplitPreview />
      <LinkDialog />
      <FormatMenu />
      <DamageDialog />
      <RowNotes />
      <Glance />
    </>
  );
};
