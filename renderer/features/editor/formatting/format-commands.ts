import type { EditorView } from '@codemirror/view';
import type { InlineTagType } from '#core/model/index.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { notify, notifyFailure } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';
import { isWritable, tellNotWritable } from '../typing-port.ts';
import { clearIn, toggleIn } from './format-view.ts';
import {
  askLink,
  leavePair,
  openMenuAtCaret,
  putTag,
  sayFormat,
  sourceOfOpen,
  tagsOfOriginal,
} from './format-store.ts';

const tell = (key: string): void =>
  void notify({ tone: 'info', key: `editor:format.${key}`, topic: 'format' });

/** The editor whose words can be formatted now; where there is none, the user is told why. */
const formattable = (): EditorView | null => {
  const open = openCell();
  if (!isWritable()) tellNotWritable();
  else if (open === null) tell('openFirst');
  else if (open.view.state.readOnly) notifyFailure({ code: 'cell.locked' });
  // The words of an input method that is at work are not text yet.
  else if (!open.view.compositionStarted) return open.view;
  return null;
};

const toggle = (type: InlineTagType): Pick<Command, 'run'> => ({
  run: () => {
    const view = formattable();
    if (view !== null) sayFormat(type, toggleIn(view, type, sourceOfOpen()));
  },
});

const withView = (run: (view: EditorView) => void): Pick<Command, 'run'> => ({
  run: () => {
    const view = formattable();
    if (view !== null) run(view);
  },
});

/** Runs in a translation whose original has tags; says so where there are none. */
const withTags = (run: (view: EditorView) => void): Pick<Command, 'run'> =>
  withView((view) => {
    if (openCell()?.side === 'source') tell('inOriginal');
    else if (tagsOfOriginal(view).length === 0) tell('noTags');
    else run(view);
  });

export const formatCommands: readonly Command[] = [
  // As in every word processor. While moving about they say that a cell has to be open.
  {
    id: 'formatStrong',
    group: 'format',
    where: 'cell',
    keys: ['Mod+B'],
    settles: true,
    menu: 'edit.format',
    ...toggle('strong'),
  },
  {
    id: 'formatEmphasis',
    group: 'format',
    where: 'cell',
    keys: ['Mod+I'],
    settles: true,
    menu: 'edit.format',
    ...toggle('emphasis'),
  },
  {
    id: 'formatLink',
    group: 'format',
    where: 'editor',
    keys: ['Mod+K'],
    settles: true,
    menu: 'edit.format',
    ...withView(askLink),
  },
  // As in Google Docs; Word's Control and Space switches input methods in China.
  {
    id: 'removeFormatting',
    group: 'format',
    where: 'cell',
    keys: ['Mod+\\'],
    settles: true,
    menu: 'edit.format',
    ...withView((view) => {
      clearIn(view);
      sayFormat('all', false);
    }),
  },
  {
    id: 'nextTag',
    group: 'format',
    where: 'cell',
    keys: ['Mod+;'],
    settles: true,
    menu: 'edit.format',
    ...withTags((view) => {
      // What was typed into a pair is done: its other end comes first.
      if (leavePair(view)) return;
      const next = tagsOfOriginal(view).find(({ present }) => !present);
      if (next === undefined) tell('allTags');
      else putTag(view, next);
    }),
  },
  {
    id: 'sourceTags',
    group: 'format',
    where: 'cell',
    keys: ['Mod+Shift+;'],
    settles: true,
    menu: 'edit.format',
    ...withTags((view) => openMenuAtCaret(view, 'tags')),
  },
  {
    id: 'formatMenu',
    group: 'format',
    where: 'editor',
    keys: [],
    settles: true,
    ...withView((view) => openMenuAtCaret(view, null)),
  },
];
