import { MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { requestAnnotation } from '../../workspace/annotations.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { AnnotationsPanel } from './AnnotationsPanel.tsx';
import { Overlay } from './Overlay.tsx';
import { askForList } from './list/use-annotations.ts';
import { rowAnnotations } from './RowAnnotations.tsx';
import { stepTo } from './steps.ts';

/** The list of annotations, their threads, and the making of new ones. */
export const annotationsFeature: Feature = {
  id: 'annotations',
  commands: [
    // As in Word, on a Mac too, where Command and Option with M put all windows away.
    {
      id: 'annotate',
      group: 'annotations',
      where: 'page',
      keys: ['Mod+Alt+M'],
      mac: ['Mod+Alt+A'],
      changes: 'file',
      menu: 'edit.annotate',
      bar: { section: 'text', icon: MessageSquarePlus },
      run: () => void requestAnnotation(),
    },
    // N would be nearer, but calls a screen reader on Windows; A takes pictures of the screen for many in China.
    {
      id: 'annotations',
      group: 'annotations',
      where: 'anywhere',
      keys: ['Mod+Alt+K'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      run: () => {
        askForList();
        openPanel('annotations');
      },
    },
    {
      id: 'nextAnnotation',
      group: 'annotations',
      where: 'anywhere',
      keys: ['F4'],
      mac: ['F4', 'Mod+Alt+.'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.go',
      run: () => stepTo('next'),
    },
    {
      id: 'previousAnnotation',
      group: 'annotations',
      where: 'anywhere',
      keys: ['Shift+F4'],
      mac: ['Shift+F4', 'Mod+Alt+,'],
      settles: true,
      changes: 'nothing',
      menu: 'edit.go',
      run: () => stepTo('previous'),
    },
  ],
  panel: {
    id: 'annotations',
    titleKey: 'annotations:title',
    Icon: MessageSquareText,
    Content: AnnotationsPanel,
  },
  row: rowAnnotations,
  Overlay,
};
