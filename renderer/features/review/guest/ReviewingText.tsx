import { useEffect } from 'react';
import type { ReviewCopy } from '#api/review.ts';
import { endReviewing, setReviewing, useReviewing } from '#renderer/workspace/reviewing.ts';
import { dismiss, useWorkspace } from '#renderer/workspace/store.ts';
import { accept } from './deeds.ts';
import { askFrozen } from './frozen-rows.ts';
import { forgetGuest, holdCopy, setMarking, useGuest } from './guest-store.ts';
import { closeHandBack } from './hand-back-store.ts';

/** With every answer of the engine comes another list of the same texts: rows are drawn again only for other texts. */
const keepSides = (sides: ReviewCopy['sides']): void => {
  if (useReviewing.getState().sides.join(' ') !== sides.join(' ')) setReviewing({ sides });
};

/** Tells the text what a reviewer's copy needs of it, for as long as it is there. Shows nothing itself. */
export const ReviewingText = ({ copy }: { readonly copy: ReviewCopy }) => {
  const closed = copy.finished || copy.kind === 'answers';
  useEffect(() => {
    setReviewing({ ask: askFrozen, accept });
    setMarking(useGuest.getState().marking);
    return () => {
      endReviewing();
      forgetGuest();
      closeHandBack();
      // What they offer would be done in another copy.
      for (const { id, topic } of useWorkspace.getState().notices) if (topic === 'review') dismiss(id);
    };
  }, []);
  useEffect(() => holdCopy(copy), [copy]);
  useEffect(() => keepSides(copy.sides), [copy.sides]);
  useEffect(() => setReviewing({ closed }), [closed]);
  return null;
};
