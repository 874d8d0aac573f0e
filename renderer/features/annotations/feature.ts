import { requestAnnotation } from '../../workspace/annotations.ts';
import { needsProject, needsWritableFile } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { AnnotationsPanel } from './AnnotationsPanel.tsx';
import { Overlay } from './Overlay.tsx';
import { stepTo } from './steps.ts';

/** The list of annotations, their threads, and the making of new ones. */
export const annotationsFeature: Feature = {
  id: 'annotations',
  commands: {
    annotate: { run: () => void requestAnnotation(), unless: needsWritableFile },
    annotations: { run: () => openPanel('annotations'), unless: needsProject },
    nextAnnotation: { run: () => stepTo('next'), unless: needsProject },
    previousAnnotation: { run: () => stepTo('previous'), unless: needsProject },
  },
  panel: { id: 'annotations', titleKey: 'annotations:title', Content: AnnotationsPanel },
  Overlay,
};
