import { create } from 'zustand';
import type { AnnotationGroup } from '#api/annotation-values.ts';
import type { AnnotationFilter } from '#api/annotations.ts';
import type { Annotation, AnnotationId, ReplyId } from '#core/model/index.ts';
import type { Draft } from '../compose/draft.ts';

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
  /** Changes of replies that were begun and not sent. */
  readonly replyChanges: ReadonlyMap<ReplyId, string>;
  /** The reply whose field is open. */
  readonly changedReply: ReplyId | null;
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
  replyChanges: new Map(),
  changedReply: null,
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

/** Keeps what was begun as a change of a reply; null forgets it. */
export const keepReplyChange = (reply: ReplyId, text: string | null): void =>
  useList.setState(({ replyChanges }) => {
    const next = new Map(replyChanges);
    if (text === null) next.delete(reply);
    else next.set(reply, text);
    return { replyChanges: next };
  });

/** Opens the field of a reply, or closes the one that is open; what was begun in it is kept. */
export const openReplyChange = (changedReply: ReplyId | null): void => useList.setState({ changedReply });

/** What of a text was typed after `sent` of it went out: only that is still to be sent. */
export const typedSince = (now: string, sent: string): string =>
  now.startsWith(sent) ? now.slice(sent.length) : now;

/** Keeps what was begun as a change of what an annotation says; without one, it is forgotten. */
export const keepChange = (annotation: AnnotationId, change: BegunChange | null): void =>
  useList.setState(({ changes }) => {
    const next = new Map(changes);
    if (change === null) next.delete(annotation);
    else next.set(annotation, change);
    return { changes: next };
  });

type Begun = Pick<ListState, 'replies' | 'replyChanges' | 'changes'>;

/** What was begun in projects that are not on the screen, by their paths. */
const shelf = new Map<string, Begun>();

/** Another project is open, or none: the list as at first, and what was begun in one waits until it is open again. */
export const changeListProject = (from: string | undefined, to: string | undefined): void => {
  const { replies, replyChanges, changes } = useList.getState();
  if (from !== undefined) shelf.set(from, { replies, replyChanges, changes });
  useList.setState({ ...start, ...shelf.get(to ?? '') });
  shelf.delete(to ?? '');
};
