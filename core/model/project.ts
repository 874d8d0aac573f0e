import type { TagColour } from './annotation.ts';
import type { DocumentInfo } from './cell.ts';
import { defaultColumns, type Column, type Side } from './column.ts';
import type { Language, Region } from './language.ts';
import type { Sequence } from './ids.ts';

/** A word the conversion leaves alone, or writes the given way. */
export type ProtectedWord = { readonly word: string; readonly as?: string };

export type ProjectSettings = {
  readonly region: Region;
  readonly protectedWords: readonly ProtectedWord[];
  /** Colours of the tags of annotations; a tag that is not here has none. */
  readonly tagColours: readonly { readonly tag: string; readonly colour: TagColour }[];
  /** People one may name with @, besides those who have written in the project. */
  readonly people: readonly string[];
  /** In their order on the screen (`areColumns`). */
  readonly columns: readonly Column[];
};

export const defaultSettings: ProjectSettings = {
  region: 'cn',
  protectedWords: [],
  tagColours: [],
  people: [],
  columns: defaultColumns,
};

/** How much of one column is done. `characters` (without white space) and `words` (字数) as `core/text/count.ts` counts them. */
export type SideCounts = {
  readonly side: Side;
  readonly segments: number;
  readonly empty: number;
  readonly draft: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly approved: number;
  readonly characters: number;
  readonly words: number;
};

/** How long one column is, as `core/text/count.ts` counts. `spaces`: white space, which `characters` leaves out. */
export type SideLength = {
  readonly side: Side;
  readonly words: number;
  readonly characters: number;
  readonly spaces: number;
};

export type ProjectInfo = {
  readonly path: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Where a log that belonged to another state of the file was put when the project was opened; null when there was none. */
  readonly logSetAside: string | null;
  readonly settings: ProjectSettings;
  /** Of a reviewer's copy, whose it is: the name everything in it is signed with. Null in any other project. */
  readonly reviewer: string | null;
  readonly documents: readonly DocumentInfo[];
  readonly rows: number;
  readonly sequence: Sequence;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** The kinds of user actions, each one transaction and one step of undo. */
export const actionKinds = [
  'import',
  'remove-document',
  'edit',
  'state',
  'lock',
  'copy-source',
  'pretranslate',
  'convert',
  'choose-alternative',
  'split',
  'merge',
  'move-text',
  'realign',
  'repair',
  'replace',
  'settings',
  'restore',
  'annotate',
  'change-annotation',
  'link-annotation',
  'remove-annotation',
  'reply',
  'resolve',
  'reopen',
  'import-annotations',
  'update-document',
  'merge-review',
  'answer-review',
  'answer-all-review',
  'settle-review',
  'assess',
  'mend',
  'fix',
  'ignore',
  'unignore',
  'add-term',
  'change-term',
  'remove-term',
  'import-terms',
  'add-column',
  'change-column',
  'order-columns',
  'remove-column',
  'show-columns',
] as const;

export type ActionKind = (typeof actionKinds)[number];

export type HistoryEntry = {
  readonly sequence: Sequence;
  readonly kind: ActionKind | 'undo' | 'redo';
  /** For undo and redo: the action that was undone or redone. */
  readonly of: Sequence | null;
  readonly at: string;
  readonly actor: string;
  /** How many cells it changed, and the first of them, for a one-line account. */
  readonly cells: number;
  readonly row: number | null;
  readonly side: Side | null;
  readonly language: Language | null;
  /** What `before` and `after` are: words, ids of `cellStates`, or nothing; nothing either where only the `tags` changed. */
  readonly shows: 'text' | 'tags' | 'state' | 'nothing';
  /** The first cell's text, or its state where only that changed; of an annotation, the words it is on. */
  readonly before: string;
  readonly after: string;
  /** The name of the document it brought in or took out, the first of several, and how many they are. */
  readonly document: string | null;
  readonly documents: number;
  readonly undone: boolean;
  /** Set when part of what is stored of it is not what was written: it cannot be undone or redone. */
  readonly damaged?: true;
};
