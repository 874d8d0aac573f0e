import { requestAnnotation } from '../../workspace/annotations.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel, useWorkspace } from '../../workspace/store.ts';
import { AnnotationsPanel } from './AnnotationsPanel.tsx';
import { Overlay } from './Overlay.tsx';
import { stepTo } from './steps.ts';

const isOpen = (): boolean => useWorkspace.getState().project !== null;

/** The list of annotations, their threads, and the making of new ones. */
export const annotationsFeature: Feature = {
  id: 'annotations',
  commands: {
    annotate: { run: () => void requestAnnotation(), when: isOpen },
    annotations: { run: () => openPanel('annotations'), when: isOpen },
    nextAnnotation: { run: () => stepTo('next'), when: isOpen },
    previousAnnotation: { run: () => stepTo('previous'), when: isOpen },
  },
  panel: { id: 'annotations', titleKey: 'annotations:title', Content: AnnotationsPanel },
  Overlay,
};
