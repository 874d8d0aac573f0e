import type { EditorView } from '@codemirror/view';
import type { InlineTagType } from '#core/model/index.ts';
import { needsWritable } from '#renderer/workspace/availability.ts';
import type { CommandHandler, CommandId } from '#renderer/workspace/commands.ts';
import { notify, notifyFailure } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';
import { isWritable, tellNotWritable } from '../typing-port.ts';
import { clearIn, toggleIn } from './format-view.ts';
import { askLink, openMenuAtCaret, putTag, sayFormat, sourceOfOpen, tagsOfOriginal } from './format-store.ts';

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

const toggle = (type: InlineTagType): CommandHandler => ({
  run: () => {
    const view = formattable();
    if (view !== null) sayFormat(type, toggleIn(view, type, sourceOfOpen()));
  },
  unless: needsWritable,
});

const withView = (run: (view: EditorView) => void): CommandHandler => ({
  run: () => {
    const view = formattable();
    if (view !== null) run(view);
  },
  unless: needsWritable,
});

/** Runs in a translation whose original has tags; says so where there are none. */
const withTags = (run: (view: EditorView) => void): CommandHandler =>
  withView((view) => {
    if (openCell()?.side === 'source') tell('inOriginal');
    else if (tagsOfOriginal(view).length === 0) tell('noTags');
    else run(view);
  });

export const formatCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  formatStrong: toggle('strong'),
  formatEmphasis: toggle('emphasis'),
  formatLink: withView(askLink),
  removeFormatting: withView((view) => {
    clearIn(view);
    sayFormat('all', false);
  }),
  nextTag: withTags((view) => {
    const next = tagsOfOriginal(view).find(({ present }) => !present);
    if (next === undefined) tell('allTags');
    else putTag(view, next);
  }),
  sourceTags: withTags((view) => openMenuAtCaret(view, 'tags')),
  formatMenu: withView((view) => openMenuAtCaret(view, null)),
};
