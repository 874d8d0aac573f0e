import type { LucideIcon } from 'lucide-react';
import type { Availability } from './availability.ts';
import type { Active, Workspace } from './store.ts';

/**
 * In which place of the page the keys of a command are heard: `anywhere`; `page`, anywhere but in text fields other than
 * cells; `row`, the active cell, and what is said of its row beside the text; `cell`, the active cell whether it is being edited
 * or not; `grid`, the active cell while moving about; `editor`, the cell with the caret.
 */
export type Where = 'anywhere' | 'page' | 'row' | 'cell' | 'grid' | 'editor';

/** What commands are listed by, in this order. Each has a name: `commands:groups.…`. */
export const commandGroups = [
  'move',
  'select',
  'text',
  'format',
  'state',
  'annotations',
  'reviewing',
  'view',
  'panels',
  'project',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** The parts of the native menus, with a line between them. */
export const menuSections = {
  file: ['open', 'written', 'review', 'settings', 'close'],
  edit: ['undo', 'find', 'state', 'segment', 'align', 'format', 'annotate', 'review', 'go'],
  view: ['commands', 'panels', 'columns', 'reading', 'size'],
} as const;
export type MenuRole = keyof typeof menuSections;
type MenuPlace = { [R in MenuRole]: `${R}.${(typeof menuSections)[R][number]}` }[MenuRole];

/** The parts of the bar over the text, from left to right. */
export type BarSection = 'undo' | 'text' | 'panels' | 'end';

/**
 * What a command may change, and so where it is refused before it is asked anything itself:
 * `text`, texts of the open project: in a file that may only be read, and in a finished review;
 * `file`, other parts of that file: where it may only be read;
 * `nothing`: where no project is open;
 * `outside`, nothing that belongs to a project: nowhere.
 */
export type Changes = 'text' | 'file' | 'nothing' | 'outside';

/** When a message offers a command as the way on: a project can only be read, or not be opened, or was changed just now. */
export type Occasion = 'read-only' | 'not-opened' | 'changed';

/** Where the user was when a command was called: until it runs, what was typed is saved, and a click may lead elsewhere. */
export type CommandCall = {
  /** The cell that was active. */
  readonly active: Active;
  /** False once the user has gone elsewhere by a click: the command takes them nowhere then. */
  readonly isStillMeant: () => boolean;
};

/**
 * One thing that the interface can do, brought by the feature that does it. Palette, menus, bar and sheet of keys are made
 * of these. Its title is `commands:titles.<id>`.
 */
export type Command = {
  readonly id: string;
  readonly group: CommandGroup;
  readonly where: Where;
  /**
   * The first is the one to show. Keys that browsers keep for themselves (Mod+N, T, W and their Shift forms) or that switch
   * the keyboard (Alt+Shift, but for Macs) are not used.
   */
  readonly keys: readonly string[];
  /** In place of `keys` on a Mac. */
  readonly mac?: readonly string[];
  /** Those of its keys that are another command's in the cell with the caret. */
  readonly notInEditor?: readonly string[];
  /** Of a command that says nothing the strictest is assumed: `text`. */
  readonly changes?: Changes;
  /** Nobody can give it other keys: without them one is caught in a cell, or cannot get into it. */
  readonly fixed?: true;
  /** What was typed is committed before the command runs; all others only set it on its way. */
  readonly settles?: true;
  /** Not worth a line in the palette: moving the caret about. */
  readonly quiet?: true;
  /** Its keys are heard while the palette or another dialog of the page is open. */
  readonly overDialogs?: true;
  readonly menu?: MenuPlace;
  /** Its button over the text: `pressed` says whether what it shows is there, `enabled` when it would do something. */
  readonly bar?: {
    readonly section: BarSection;
    readonly icon: LucideIcon;
    readonly pressed?: (state: Workspace) => boolean;
    readonly enabled?: (state: Workspace) => boolean;
  };
  /** Messages of this occasion offer it. */
  readonly offer?: Occasion;
  /**
   * Says why it can do nothing now, besides what `changes` says; the palette shows that, and its keys pass on, unless they
   * would have changed what cannot be changed.
   */
  readonly unless?: Availability;
  /** When false: the same without a word, for commands that nobody looks for by name. */
  readonly when?: () => boolean;
  readonly run: (call: CommandCall) => void | Promise<void>;
};
