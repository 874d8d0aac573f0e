import { annotationsFeature } from './features/annotations/feature.ts';
import { backupsFeature } from './features/backups/feature.ts';
import { checkPanelFeature } from './features/check-panel/feature.ts';
import { checksFeature } from './features/checks/feature.ts';
import { cleanupFeature } from './features/cleanup/feature.ts';
import { concordanceFeature } from './features/concordance/feature.ts';
import { dictionaryFeature } from './features/dictionary/feature.ts';
import { editorFeature } from './features/editor/feature.ts';
import { exportingFeature } from './features/exporting/feature.ts';
import { findFeature } from './features/find/feature.ts';
import { formatsFeature } from './features/formats/feature.ts';
import { historyFeature } from './features/history/feature.ts';
import { keysFeature } from './features/keys/feature.ts';
import { libraryFeature } from './features/library/feature.ts';
import { memoryFeature } from './features/memory/feature.ts';
import { paletteFeature } from './features/palette/feature.ts';
import { readingsFeature } from './features/readings/feature.ts';
import { reviewFeature } from './features/review/feature.ts';
import { rowPanelFeature } from './features/row-panel/feature.ts';
import { settingsFeature } from './features/settings/feature.ts';
import { shortcutsFeature } from './features/shortcuts/feature.ts';
import { statisticsFeature } from './features/statistics/feature.ts';
import { teamMemoryFeature } from './features/team-memory/feature.ts';
import { termsFeature } from './features/terms/feature.ts';
import type { Feature } from './workspace/feature.ts';

/** Every feature of the workspace, in the order of the side panel's tabs and of the sheets in the menu of the document. */
export const features: readonly Feature[] = [
  editorFeature,
  memoryFeature,
  teamMemoryFeature,
  termsFeature,
  libraryFeature,
  formatsFeature,
  rowPanelFeature,
  checkPanelFeature,
  cleanupFeature,
  checksFeature,
  annotationsFeature,
  reviewFeature,
  findFeature,
  concordanceFeature,
  dictionaryFeature,
  readingsFeature,
  exportingFeature,
  statisticsFeature,
  historyFeature,
  backupsFeature,
  settingsFeature,
  paletteFeature,
  shortcutsFeature,
  keysFeature,
];
