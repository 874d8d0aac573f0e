/**
 * Every command of the interface with its keys, in one table, so that no two can claim the same keys unseen.
 *
 * `where` says in which place of the page the keys are heard:
 * `anywhere`; `page`, anywhere but in text fields other than cells; `cell`, the active cell whether it is being
 * edited or not; `grid`, the active cell while moving about; `editor`, the cell with the caret.
 * `settles`: what was typed is committed before the command runs; all others only set it on its way.
 * Keys that browsers keep for themselves (Mod+N, T, W and their Shift forms) or that switch the keyboard
 * (Alt+Shift, but for Macs) are not used. `mac` replaces `keys` on a Mac.
 */
export type Where = 'anywhere' | 'page' | 'cell' | 'grid' | 'editor';
export type CommandGroup =
  | 'move'
  | 'select'
  | 'text'
  | 'format'
  | 'state'
  | 'annotations'
  | 'reviewing'
  | 'view'
  | 'panels'
  | 'project';

type Entry = {
  readonly id: string;
  readonly group: CommandGroup;
  readonly where: Where;
  readonly keys: readonly string[];
  readonly mac?: readonly string[];
  /** Those of its keys that are another command's in the cell with the caret. */
  readonly notInEditor?: readonly string[];
  readonly settles?: true;
  /** Not worth a line in the palette: moving the caret about. */
  readonly quiet?: true;
};

const commandTable = [
  { id: 'moveUp', group: 'move', where: 'cell', keys: ['ArrowUp'], quiet: true },
  { id: 'moveDown', group: 'move', where: 'cell', keys: ['ArrowDown'], quiet: true },
  { id: 'moveLeft', group: 'move', where: 'grid', keys: ['ArrowLeft'], quiet: true },
  { id: 'moveRight', group: 'move', where: 'grid', keys: ['ArrowRight'], quiet: true },
  { id: 'nextRow', group: 'move', where: 'editor', keys: ['Enter'], quiet: true },
  { id: 'previousRow', group: 'move', where: 'editor', keys: ['Shift+Enter'], quiet: true },
  { id: 'nextCell', group: 'move', where: 'editor', keys: ['Tab'], quiet: true },
  { id: 'previousCell', group: 'move', where: 'editor', keys: ['Shift+Tab'], quiet: true },
  { id: 'pageUp', group: 'move', where: 'cell', keys: ['PageUp'], quiet: true },
  { id: 'pageDown', group: 'move', where: 'cell', keys: ['PageDown'], quiet: true },
  { id: 'firstCell', group: 'move', where: 'grid', keys: ['Home'], quiet: true },
  { id: 'lastCell', group: 'move', where: 'grid', keys: ['End'], quiet: true },
  { id: 'firstRow', group: 'move', where: 'cell', keys: ['Mod+Home'], mac: ['Mod+Alt+ArrowUp', 'Mod+Home'] },
  { id: 'lastRow', group: 'move', where: 'cell', keys: ['Mod+End'], mac: ['Mod+Alt+ArrowDown', 'Mod+End'] },
  { id: 'nextUntranslated', group: 'move', where: 'page', keys: ['Alt+ArrowDown'] },
  { id: 'previousUntranslated', group: 'move', where: 'page', keys: ['Alt+ArrowUp'] },
  { id: 'goToRow', group: 'move', where: 'anywhere', keys: ['Mod+G'] },

  { id: 'extendLeft', group: 'select', where: 'grid', keys: ['Shift+ArrowLeft'], quiet: true },
  { id: 'extendRight', group: 'select', where: 'grid', keys: ['Shift+ArrowRight'], quiet: true },
  { id: 'extendUp', group: 'select', where: 'grid', keys: ['Shift+ArrowUp'], quiet: true },
  { id: 'extendDown', group: 'select', where: 'grid', keys: ['Shift+ArrowDown'], quiet: true },
  {
    id: 'extendWordLeft',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowLeft'],
    mac: ['Alt+Shift+ArrowLeft'],
    quiet: true,
  },
  {
    id: 'extendWordRight',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowRight'],
    mac: ['Alt+Shift+ArrowRight'],
    quiet: true,
  },
  { id: 'extendClauseLeft', group: 'select', where: 'cell', keys: ['Mod+Shift+,'], quiet: true },
  { id: 'extendClauseRight', group: 'select', where: 'cell', keys: ['Mod+Shift+.'], quiet: true },
  {
    id: 'extendSentenceLeft',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowUp'],
    mac: ['Mod+Alt+Shift+ArrowUp'],
    quiet: true,
  },
  {
    id: 'extendSentenceRight',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowDown'],
    mac: ['Mod+Alt+Shift+ArrowDown'],
    quiet: true,
  },
  {
    id: 'selectWordLeft',
    group: 'select',
    where: 'grid',
    keys: ['Mod+ArrowLeft'],
    mac: ['Alt+ArrowLeft'],
    quiet: true,
  },
  {
    id: 'selectWordRight',
    group: 'select',
    where: 'grid',
    keys: ['Mod+ArrowRight'],
    mac: ['Alt+ArrowRight'],
    quiet: true,
  },
  // As in Word.
  {
    id: 'growSelection',
    group: 'select',
    where: 'cell',
    keys: ['F8'],
    mac: ['F8', 'Mod+Alt+Shift+ArrowRight'],
  },
  {
    id: 'shrinkSelection',
    group: 'select',
    where: 'cell',
    keys: ['Shift+F8'],
    mac: ['Shift+F8', 'Mod+Alt+Shift+ArrowLeft'],
  },
  { id: 'clearSelection', group: 'select', where: 'grid', keys: ['Escape'], quiet: true },

  { id: 'edit', group: 'text', where: 'grid', keys: ['Enter', 'F2'], quiet: true },
  { id: 'leave', group: 'text', where: 'editor', keys: ['Escape'], quiet: true },
  { id: 'undo', group: 'text', where: 'page', keys: ['Mod+Z'], settles: true },
  {
    id: 'redo',
    group: 'text',
    where: 'page',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    mac: ['Mod+Shift+Z'],
    settles: true,
  },
  { id: 'copySource', group: 'text', where: 'cell', keys: ['Mod+D'], settles: true },
  { id: 'split', group: 'text', where: 'editor', keys: ['Mod+E'], settles: true },
  { id: 'merge', group: 'text', where: 'cell', keys: ['Mod+J'], settles: true },
  { id: 'reconvert', group: 'text', where: 'cell', keys: ['F9'], settles: true },
  { id: 'nextAlternative', group: 'text', where: 'cell', keys: ['Mod+.'], settles: true },

  // As in every word processor. While moving about they say that a cell has to be open.
  { id: 'formatStrong', group: 'format', where: 'cell', keys: ['Mod+B'], settles: true },
  { id: 'formatEmphasis', group: 'format', where: 'cell', keys: ['Mod+I'], settles: true },
  { id: 'formatLink', group: 'format', where: 'editor', keys: ['Mod+K'], settles: true },
  // As in Google Docs; Word's Control and Space switches input methods in China.
  { id: 'removeFormatting', group: 'format', where: 'cell', keys: ['Mod+\\'], settles: true },
  { id: 'nextTag', group: 'format', where: 'cell', keys: ['Mod+;'], settles: true },
  { id: 'sourceTags', group: 'format', where: 'cell', keys: ['Mod+Shift+;'], settles: true },
  { id: 'formatMenu', group: 'format', where: 'editor', keys: [], settles: true },

  { id: 'confirmNext', group: 'state', where: 'cell', keys: ['Mod+Enter'], settles: true },
  { id: 'confirm', group: 'state', where: 'cell', keys: ['Mod+Shift+Enter'], settles: true },
  { id: 'review', group: 'state', where: 'cell', keys: ['Mod+Alt+R'], settles: true },
  { id: 'approve', group: 'state', where: 'cell', keys: ['Mod+Alt+Enter'], settles: true },
  { id: 'lock', group: 'state', where: 'cell', keys: ['Mod+Shift+L'], settles: true },

  // As in Word, on a Mac too, where Command and Option with M put all windows away.
  {
    id: 'annotate',
    group: 'annotations',
    where: 'page',
    keys: ['Mod+Alt+M'],
    mac: ['Mod+Alt+A'],
  },
  { id: 'rowAnnotations', group: 'annotations', where: 'cell', keys: ['Alt+Enter'], settles: true },
  {
    id: 'nextAnnotation',
    group: 'annotations',
    where: 'anywhere',
    keys: ['F4'],
    mac: ['F4', 'Mod+Alt+.'],
    settles: true,
  },
  {
    id: 'previousAnnotation',
    group: 'annotations',
    where: 'anywhere',
    keys: ['Shift+F4'],
    mac: ['Shift+F4', 'Mod+Alt+,'],
    settles: true,
  },
  // N would be nearer, but calls a screen reader on Windows; A takes pictures of the screen for many in China.
  { id: 'annotations', group: 'annotations', where: 'anywhere', keys: ['Mod+Alt+K'], settles: true },

  { id: 'nextUnseen', group: 'reviewing', where: 'anywhere', keys: ['Alt+PageDown'], settles: true },
  { id: 'previousUnseen', group: 'reviewing', where: 'anywhere', keys: ['Alt+PageUp'], settles: true },
  { id: 'nextUnassessed', group: 'reviewing', where: 'anywhere', keys: ['Mod+Alt+S'], settles: true },
  // On a Mac Command and Option with D hide the Dock.
  {
    id: 'reviewMarks',
    group: 'reviewing',
    where: 'anywhere',
    keys: ['Mod+Alt+D'],
    mac: ['Mod+Alt+Shift+D'],
  },
  { id: 'toggleHandedOver', group: 'reviewing', where: 'anywhere', keys: ['Mod+Alt+4'] },
  { id: 'acceptSegment', group: 'reviewing', where: 'anywhere', keys: ['Mod+Alt+Shift+A'], settles: true },
  { id: 'decideSegment', group: 'reviewing', where: 'anywhere', keys: ['Mod+Alt+Shift+V'], settles: true },
  { id: 'handBack', group: 'reviewing', where: 'anywhere', keys: [], settles: true },
  { id: 'finishReview', group: 'reviewing', where: 'anywhere', keys: [], settles: true },

  {
    id: 'palette',
    group: 'view',
    where: 'anywhere',
    keys: ['Mod+K', 'Mod+Shift+P'],
    notInEditor: ['Mod+K'],
  },
  { id: 'shortcuts', group: 'view', where: 'anywhere', keys: ['F1', 'Mod+/'] },
  { id: 'toggleColumn1', group: 'view', where: 'anywhere', keys: ['Mod+Alt+1'] },
  { id: 'toggleColumn2', group: 'view', where: 'anywhere', keys: ['Mod+Alt+2'] },
  { id: 'toggleColumn3', group: 'view', where: 'anywhere', keys: ['Mod+Alt+3'] },
  { id: 'fontLarger', group: 'view', where: 'anywhere', keys: ['Mod+Alt+='] },
  { id: 'fontSmaller', group: 'view', where: 'anywhere', keys: ['Mod+Alt+-'] },
  { id: 'toggleTheme', group: 'view', where: 'anywhere', keys: [] },

  { id: 'find', group: 'panels', where: 'anywhere', keys: ['Mod+F'], settles: true },
  { id: 'replace', group: 'panels', where: 'anywhere', keys: ['Mod+H'], mac: ['Mod+Alt+F'], settles: true },
  {
    id: 'findNext',
    group: 'panels',
    where: 'anywhere',
    keys: ['F3'],
    mac: ['F3', 'Mod+Alt+G'],
    settles: true,
  },
  {
    id: 'findPrevious',
    group: 'panels',
    where: 'anywhere',
    keys: ['Shift+F3'],
    mac: ['Shift+F3', 'Mod+Alt+Shift+G'],
    settles: true,
  },
  // V as in versions; R marks a text as reviewed.
  { id: 'reviews', group: 'panels', where: 'anywhere', keys: ['Mod+Alt+V'], settles: true },
  { id: 'cleanup', group: 'panels', where: 'anywhere', keys: ['Mod+Alt+C'], settles: true },
  { id: 'history', group: 'panels', where: 'anywhere', keys: ['Mod+Alt+Y'], settles: true },
  { id: 'export', group: 'panels', where: 'anywhere', keys: ['Mod+Shift+E'], settles: true },
  { id: 'backups', group: 'panels', where: 'anywhere', keys: [], settles: true },
  { id: 'settings', group: 'panels', where: 'anywhere', keys: ['Mod+,'] },
  { id: 'togglePanel', group: 'panels', where: 'anywhere', keys: ['Mod+Alt+B'] },
  { id: 'focusText', group: 'panels', where: 'anywhere', keys: ['F6'] },

  { id: 'open', group: 'project', where: 'anywhere', keys: ['Mod+O'], settles: true },
  { id: 'addDocument', group: 'project', where: 'anywhere', keys: [], settles: true },
  { id: 'allBackups', group: 'project', where: 'anywhere', keys: [], settles: true },
  { id: 'saveCopy', group: 'project', where: 'anywhere', keys: [], settles: true },
  { id: 'closeProject', group: 'project', where: 'anywhere', keys: [], settles: true },
] as const satisfies readonly Entry[];

export type CommandId = (typeof commandTable)[number]['id'];
export type Command = Entry & { readonly id: CommandId };
export const commands: readonly Command[] = commandTable;

const byId = new Map<string, Command>(commands.map((command) => [command.id, command]));

/** A command by its id; null for a name that is none. */
export const commandOf = (id: string): Command | null => byId.get(id) ?? null;

/** The i18n key of a command's title. */
export const titleKey = (id: CommandId): string => `commands:titles.${id}`;
