import { useEffect, type RefObject } from 'react';
import type { AnnotationId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { useList } from '../list/list-store.ts';

/** Puts the focus into a field when it appears, behind what stands in it: it is gone on with. */
export const useWriting = (area: RefObject<HTMLTextAreaElement | null>): void =>
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [area]);

const pathNow = (): string | undefined => useWorkspace.getState().project?.path;

const isWritten = (annotation: AnnotationId): boolean => {
  const { unfolded, task, replies, changes } = useList.getState();
  if (unfolded !== annotation) return false;
  return task === 'reply' ? replies.has(annotation) : task === 'change' && changes.has(annotation);
};

/** Says where a form went that closed by itself: its annotation was deleted elsewhere, and comes back by undo with what was typed. */
export const useToldWhenGone = (annotation: AnnotationId): void =>
  useEffect(() => {
    const path = pathNow();
    const tell = async (): Promise<void> => {
      const answer = await client.annotations.get({ annotation });
      if (answer.ok || answer.error.code !== 'annotation.unknown' || path !== pathNow()) return;
      notifyUndoable({ tone: 'warning', key: 'annotations:goneMeanwhile', topic: 'annotations' });
    };
    return () => {
      if (path === pathNow() && isWritten(annotation)) void tell();
    };
  }, [annotation]);
