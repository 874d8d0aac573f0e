import { useEffect, useRef } from 'react';
import type { ReviewInfo } from '#api/review.ts';
import { provideBookReader } from '#renderer/workspace/returned-books.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { useOverview } from '../use-overview.ts';
import { Decide } from './deciding/Decide.tsx';
import { closeDeciding } from './deciding/decide-store.ts';
import { HandOver } from './exchange/HandOver.tsx';
import { changeHostProject, useHost } from './host-store.ts';
import { OpenDialog } from './opening/OpenDialog.tsx';
import { closeTakeIn, takeBooks } from './exchange/take-in-store.ts';
import { TakeIn } from './exchange/TakeIn.tsx';
import { closeWriting } from './exchange/writing-store.ts';

/** The review that is looked at, while a dialog asks about it. */
const useShownReview = (): ReviewInfo | undefined => {
  const { review, dialog } = useHost();
  const { data } = useOverview(dialog === 'hand-over');
  return data?.role === 'host' ? data.reviews.find(({ id }) => id === review) : undefined;
};

/** The dialogs of the translator's side. What was begun for one project does not go on in another, and waits for it. */
export const HostOverlay = () => {
  const review = useShownReview();
  const path = useWorkspace(({ project }) => project?.path);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    changeHostProject(shown.current, path);
    shown.current = path;
    closeDeciding();
    closeTakeIn();
    closeWriting();
  }, [path]);
  useEffect(() => provideBookReader((from) => void takeBooks(from)), []);
  return (
    <>
      <OpenDialog />
      <HandOver review={review} />
      <TakeIn />
      <Decide />
    </>
  );
};
