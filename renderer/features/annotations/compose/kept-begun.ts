import { useAnnotating } from '#renderer/workspace/annotations.ts';
import { createSlot, forgetKept, readSlots, type KeptSlot } from '#renderer/workspace/kept-slots.ts';
import { onResumed } from '#renderer/workspace/resumed.ts';
import { notify, openPanel, useWorkspace } from '#renderer/workspace/store.ts';
import { adoptUnfinished, begunNow, useComposer, type Unfinished } from './composer-store.ts';

type Begun = { readonly project: string; readonly begun: readonly Omit<Unfinished, 'id'>[] };

/** One for each project in which something was begun here. */
const slots = new Map<string, KeptSlot<Begun>>();

const keep = (): void => {
  const project = useWorkspace.getState().project?.path;
  if (project === undefined) return;
  const begun = begunNow().filter(({ composing }) => composing.project === project);
  const slot = slots.get(project);
  if (begun.length === 0) {
    slot?.forget();
    slots.delete(project);
    return;
  }
  const kept = slot ?? createSlot<Begun>('begun');
  slots.set(project, kept);
  kept.keep({ project, begun });
};

/** Takes in what was begun in tabs that are gone, as annotations that were begun and left. */
const adopt = async (project: string): Promise<void> => {
  const kept = await readSlots('begun');
  if (kept.length === 0) return;
  const { begunShape } = await import('./begun-shape.ts');
  const left = kept.flatMap(({ key, value }) => {
    const read = begunShape.safeParse(value);
    return read.success && read.data.project === project ? [{ key, begun: read.data.begun }] : [];
  });
  if (left.length === 0 || useWorkspace.getState().project?.path !== project) return;
  adoptUnfinished(left.flatMap(({ begun }) => begun));
  keep();
  for (const { key } of left) forgetKept(key);
  notify({
    tone: 'danger',
    key: 'annotations:begunKept',
    topic: 'begun',
    actions: [{ key: 'annotations:begunShow', run: () => openPanel('annotations') }],
  });
};

const look = (): void => {
  const { project } = useWorkspace.getState();
  if (project !== null) void adopt(project.path);
};

/** Keeps what is begun in the browser's store, and brings back what a crash left there. Answers how to stop. */
export const watchBegun = (): (() => void) => {
  look();
  const stops = [
    useComposer.subscribe(keep),
    useAnnotating.subscribe(keep),
    onResumed(look),
    useWorkspace.subscribe((now, before) => {
      if (now.project?.path !== before.project?.path) look();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
