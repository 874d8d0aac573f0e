import type { KeyboardEvent } from 'react';
import type { AnnotationInfo } from '#api/annotations.ts';
import { show } from '#renderer/workspace/annotations.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { remove, reopen } from '../deeds.ts';
import { fold, unfold } from '../list/list-store.ts';

/** Goes to the words, and opens the card for what may be done with it. */
export const go = (info: AnnotationInfo): void => {
  unfold(info.annotation.id);
  show(info);
};

/** The keys of an annotation in the list; of those that type, only without modifiers. */
const keyDeeds: Readonly<Record<string, (info: AnnotationInfo) => void>> = {
  ArrowRight: (info) => unfold(info.annotation.id),
  ArrowLeft: () => fold(),
  r: (info) => unfold(info.annotation.id, 'reply'),
  e: (info) => unfold(info.annotation.id, 'change'),
  d: ({ annotation: { id, resolution } }) => {
    if (resolution === null) unfold(id, 'resolve');
    else void reopen(id);
  },
  Delete: (info) => void remove(info.annotation.id),
};

const isReadOnly = (): boolean => useWorkspace.getState().project?.readOnly ?? true;

/** Hears the keys of a card; true when it took one. */
export const handleCardKey = (event: KeyboardEvent, info: AnnotationInfo): boolean => {
  // Only on the card as a whole: Delete on a button inside it removes nothing.
  const isWhole = event.target instanceof Element && event.target.matches('[data-list-focus]');
  if (isReadOnly() && !event.key.startsWith('Arrow')) return false;
  const deed = keyDeeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (deed === undefined || !isWhole) return false;
  deed(info);
  return true;
};
