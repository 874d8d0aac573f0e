import { BookOpen } from 'lucide-react';
import { readingLayouts } from '#api/reading-values.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { focusText } from '../move-commands.ts';
import { setReading } from './reading-state.ts';

/** The focus goes back to the same text once it is drawn the other way. */
const focusSoon = (): void => void requestAnimationFrame(focusText);

const names = {
  columns: 'readSideBySide',
  stacked: 'readByParagraph',
  interleaved: 'readBySentence',
  single: 'readOneText',
} as const;

export const readingCommands: readonly Command[] = [
  {
    id: 'toggleReading',
    group: 'view',
    where: 'anywhere',
    keys: ['Mod+Alt+N'],
    changes: 'nothing',
    menu: 'view.reading',
    bar: { section: 'text', icon: BookOpen, pressed: ({ reading }) => reading.open },
    run: () => {
      setReading({ open: !useWorkspace.getState().reading.open });
      focusSoon();
    },
  },
  ...readingLayouts.map((layout): Command => ({
    id: names[layout],
    group: 'view',
    where: 'anywhere',
    keys: [],
    changes: 'nothing',
    menu: 'view.reading',
    run: () => {
      setReading({ open: true, layout });
      focusSoon();
    },
  })),
  {
    id: 'toggleReadingNotes',
    group: 'view',
    where: 'anywhere',
    keys: [],
    changes: 'nothing',
    menu: 'view.reading',
    run: () => setReading({ open: true, notes: !useWorkspace.getState().reading.notes }),
  },
  {
    id: 'toggleRhythm',
    group: 'view',
    where: 'anywhere',
    keys: [],
    changes: 'nothing',
    menu: 'view.reading',
    run: () => setReading({ open: true, rhythm: !useWorkspace.getState().reading.rhythm }),
  },
  {
    id: 'toggleOtherTexts',
    group: 'view',
    where: 'anywhere',
    keys: [],
    changes: 'nothing',
    menu: 'view.reading',
    run: () => {
      const { layout, others } = useWorkspace.getState().reading;
      setReading({ open: true, layout: 'single', others: layout !== 'single' || !others });
    },
  },
];
