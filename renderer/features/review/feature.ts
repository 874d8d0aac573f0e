import { needsProject } from '../../workspace/availability.ts';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { guestCommands } from './guest/commands.ts';
import { hostCommands } from './host/commands.ts';
import { Overlay } from './Overlay.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';

/** Review sessions: the translator's side, and the reviewer's copy. */
export const reviewFeature: Feature = {
  id: 'review',
  commands: {
    reviews: {
      run: () => openPanel('review'),
      unless: needsProject,
    },
    ...hostCommands,
    ...guestCommands,
  },
  panel: { id: 'review', titleKey: 'review:title', Content: ReviewPanel },
  Overlay,
};
