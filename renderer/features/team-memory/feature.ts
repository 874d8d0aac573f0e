import { Server } from 'lucide-react';
import type { Feature } from '../../workspace/feature.ts';
import { openSheet } from '../../workspace/store.ts';
import { TeamSheet } from './TeamSheet.tsx';
import { TeamStatus } from './TeamStatus.tsx';

/** Memories of a team on servers: off until one is set up, and named on screen as long as one is. */
export const teamMemoryFeature: Feature = {
  id: 'teamMemory',
  commands: [
    {
      id: 'teamMemories',
      group: 'panels',
      where: 'anywhere',
      keys: [],
      settles: true,
      changes: 'nothing',
      menu: 'file.settings',
      run: () => openSheet('teamMemories'),
    },
  ],
  sheet: { id: 'teamMemories', titleKey: 'memory:team.title', Icon: Server, Content: TeamSheet },
  Status: TeamStatus,
};
