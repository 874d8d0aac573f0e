import { UserCheck } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openPanel } from '../../workspace/store.ts';
import { guestCommands } from './guest/commands.ts';
import { hostCommands } from './host/commands.ts';
import { Overlay } from './Overlay.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';

/** Review sessions: the translator's side, and the reviewer's copy. */
export const reviewFeature: Feature = {
  id: 'review',
  commands: [
    // V as in versions; R marks a text as reviewed.
    {
      id: 'reviews',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+V'],
      settles: true,
      changes: 'nothing',
      menu: 'view.panels',
      run: () => openPanel('review'),
    },
    ...hostCommands,
    ...guestCommands,
  ],
  panel: { id: 'review', titleKey: 'review:title', Icon: UserCheck, Content: ReviewPanel },
  Overlay,
};
