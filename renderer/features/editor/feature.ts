import type { Feature } from '../../workspace/feature.ts';
import { alignmentCommands } from './alignment-commands.ts';
import { counterpartCommands } from './counterparts.ts';
import { WordStatus } from './WordStatus.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { filterCommands } from './filter/filter-commands.ts';
import { formatCommands } from './formatting/format-commands.ts';
import { moveCommands } from './move-commands.ts';
import { rowCommands } from './many/row-commands.ts';
import { noteCommands } from './marks/note-commands.ts';
import { readingCommands } from './reading/reading-commands.ts';
import { selectCommands } from './selecting/select-commands.ts';
import { rowDoubts } from './RowDoubts.tsx';
import { spellingCommands } from './spelling/spelling-commands.ts';
import { takeFirstPage } from './rows-cache.ts';
import { textCommands } from './text-commands.ts';
import { UnsavedOverlay } from './unsaved/UnsavedOverlay.tsx';
import { viewCommands } from './view-commands.ts';

export { Editor } from './Editor.tsx';

export const editorFeature: Feature = {
  id: 'editor',
  Overlay: UnsavedOverlay,
  Status: WordStatus,
  onEnter: takeFirstPage,
  row: rowDoubts,
  commands: [
    ...moveCommands,
    ...textCommands,
    ...alignmentCommands,
    ...counterpartCommands,
    ...formatCommands,
    ...viewCommands,
    ...selectCommands,
    ...rowCommands,
    ...filterCommands,
    ...noteCommands,
    ...spellingCommands,
    ...readingCommands,
  ],
  Tools: ColumnsMenu,
};
