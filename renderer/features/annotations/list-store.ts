import { create } from 'zustand';
import type { AnnotationFilter, AnnotationGroup } from '../../../api/annotations.ts';
import type { Annotation, AnnotationId } from '../../../core/model/index.ts';
import type { Draft } from './draft.ts';

/** What is being done on an unfolded card: a reply, a change of what it says, the choice of why it is resolved. */
export type CardTask = 'reply' | 'change' | 'resolve' | null;

/** A change that was begun, and what the annotation said then. */
export type BegunChange = { readonly from: Annotation; readonly draft: Draft };

/** How the list is looked at; kept while the panel is closed. */
export type ListState = {
  readonly filter: AnnotationFilter;
  readonly group: AnnotationGroup;
  /** Groups folded away, by value. */
  readonly shut: ReadonlySet<string>;
  /** The annotation whose card is unfolded. */
  readonly unfolded: AnnotationId | null;
  readonly task: CardTask;
  /** Replies begun and not sent, by annotation. */
  readonly replies: ReadonlyMap<AnnotationId, string>;
  /** Changes begun and not saved. */
  readonly changes: ReadonlyMap<AnnotationId, BegunChange>;
};

const start: ListState = {
  filter: {},
  group: 'none',
  shut: new Set(),
  unfolded: null,
  task: null,
  replies: new Map(),
  changes: new Map(),
};

export const useList = create<ListState>()(() => start);

export const setFilter = (filter: AnnotationFilter): void => useList.setState({ filter });

/** Groups otherwise; all groups are open then. */
export const setGroup = (group: AnnotationGroup): void => useList.setState({ group, shut: new Set() });

export const toggleGroup = (value: string, open?: boolean): void =>
  useList.setState(({ shut }) => {
    const next = new Set(shut);
    if (open ?? shut.has(value)) next.delete(value);
    else next.add(value);
    return { shut: next };
  });

/** Unfolds the card of an annotation, to do something with it. */
export const unfold = (unfolded: AnnotationId, task: CardTask = null): void =>
  useList.setState({ unfolded, task });

export const fold = (): void => useList.setState({ unfolded: null, task: null });

/** Keeps what was begun as a reply; an empty one is forgotten. */
export const keepReply = (annotation: AnnotationId, text: string): void =>
  useList.setState(({ replies }) => {
    const next = new Map(replies);
    if (text === '') next.delete(annotation);
    else next.set(annotation, text);
    return { replies: next };
  });

/** Keeps what was begun as a change of what an annotation says; without one, it is forgotten. */
export const keepChange = (annotation: AnnotationId, change: BegunChange | null): void =>
  useList.setState(({ changes }) => {
    const next = new Map(changes);
    if (change === null) next.delete(annotation);
    else next.set(annotation, change);
    return { changes: next };
  });

/** Everything as at first: another project is open. */
export const forgetList = (): void => useList.setState(start);
