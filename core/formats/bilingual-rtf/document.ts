import { decodeBytes, encodingOfPage } from '../../rtf/code-pages.ts';
import { rtfTokens, type RtfToken } from '../../rtf/tokens.ts';
import type { RunLook, TableRow } from '../bilingual-docx/tables.ts';
import {
  addContent,
  addObject,
  addText,
  encodingIn,
  endCell,
  endComment,
  endOutside,
  endParagraph,
  endRow,
  newState,
  plainLook,
  topOf,
  type Group,
  type Kind,
  type RtfDocument,
  type State,
} from './state.ts';
import { characters, fontSlots, looksOfCharacters, objectGroups, skippedGroups } from './words.ts';
import { ownEntry } from '../own-entry.ts';

type WordToken = Extract<RtfToken, { is: 'word' }>;

/** Bytes that came so far, as text. */
const flush = (state: State): void => {
  if (state.pending === null) return;
  const { length, from, to } = state.pending;
  state.pending = null;
  addText(state, decodeBytes(state.bytes.subarray(0, length), encodingIn(state)), { from, to });
};

/** What stands for a character in programs that do not know it goes with that; gives where text begins again. */
const afterFallback = (state: State, from: number, to: number, counted: number): number => {
  const taken = Math.min(state.skip, counted);
  if (taken === 0) return from;
  state.skip -= taken;
  // A byte that is written as a code counts as one.
  const end = counted === 1 ? to : from + taken;
  const group = topOf(state);
  if (group?.kind === 'words' && !group.look.hidden && !group.isDeleted)
    addContent(state.cell, { from, to: end });
  return end;
};

/** What parts the text, by control words. */
const structure: Readonly<Record<string, (state: State, token: WordToken) => void>> = {
  pard: (state) => void (state.isInTable = false),
  intbl: (state) => void (state.isInTable = true),
  itap: (state, { value }) => {
    if ((value ?? 0) > 1) state.cell.isComplex = true;
    if ((value ?? 0) > 0) state.isInTable = true;
  },
  par: (state, { from, to }) => {
    if (!state.isInTable && state.cells.length === 0) return endOutside(state);
    endParagraph(state);
    addContent(state.cell, { from, to });
  },
  sect: endOutside,
  cell: (state, { from }) => endCell(state, from),
  row: endRow,
  nestcell: (state) => {
    state.cell.isComplex = true;
    endParagraph(state);
  },
  field: (state) => void (state.cell.isComplex = true),
  ansicpg: (state, { value }) => void (state.page = encodingOfPage(value ?? 1252)),
};

const underlines = /^ul(?:d|db|w|wave|dash)?$/;

const lookOf = (state: State, { name, value }: WordToken): Partial<RunLook> | null => {
  const isOn = value !== 0;
  if (name === 'b') return { bold: isOn };
  if (name === 'i') return { italic: isOn };
  if (name === 'v') return { hidden: isOn };
  if (name === 'ulnone') return { underline: false };
  if (underlines.test(name)) return { underline: isOn };
  if (name === 'sub' || name === 'super') return { vertical: isOn ? (name === 'sub' ? 'sub' : 'sup') : null };
  if (name === 'nosupersub') return { vertical: null };
  return name === 'cs' ? { style: state.styles.get(value ?? -1) ?? null } : null;
};

/** Keeps the control words of looks: the last of each, since a document that never begins anew says them over and over. */
const keepLook = (group: Group, { name, value }: WordToken): void => {
  if (!looksOfCharacters.has(name)) return;
  if (fontSlots.has(name)) group.slot = name;
  const key = `${group.slot} ${name}`;
  const words = new Map(group.lookWords);
  words.delete(key);
  words.set(key, `\\${name}${value ?? ''}`);
  group.lookWords = words;
  group.looks = [...words.values()].join('');
};

const onLook = (state: State, group: Group, token: WordToken): void => {
  const { name, value } = token;
  if (name === 'plain') {
    [group.look, group.looks, group.lookWords, group.slot] = [plainLook, '', new Map(), ''];
    [group.font, group.isDeleted] = [null, false];
    return;
  }
  keepLook(group, token);
  const look = lookOf(state, token);
  if (look !== null) group.look = { ...group.look, ...look };
  if (name === 'deleted') group.isDeleted = value !== 0;
  if (name === 'f') group.font = value;
  if (name === 'uc') group.fallback = Math.max(0, value ?? 1);
};

const kinds: Readonly<Record<string, Kind>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  atnauthor: 'author',
  annotation: 'comment',
  nonshppict: 'copy',
};

/** Kinds of groups within which others are nothing else. */
const closed = new Set<Kind>(['nothing', 'object', 'copy', 'styles', 'fonts']);

/** What a group is, as its first control word says. */
const begin = (state: State, group: Group, name: string): void => {
  group.isFresh = false;
  if (closed.has(group.kind)) return;
  const own = ownEntry(kinds, name);
  if (own !== undefined) [group.kind, state.gathered] = [own, ''];
  else if (objectGroups.has(name)) group.kind = group.kind === 'words' ? 'object' : 'nothing';
  else if (skippedGroups.has(name) || group.isStarred) group.kind = 'nothing';
  if (name === 'fldinst') state.cell.isComplex = true;
};

/** Fonts with their character sets, and names of character styles. */
const headWord = (state: State, { kind }: Group, { name, value }: WordToken): void => {
  if (kind === 'fonts' && name === 'f') state.font = value ?? 0;
  if (kind === 'fonts' && name === 'fcharset') state.charsets.set(state.font, value ?? 0);
  if (kind === 'styles' && (name === 'cs' || name === 's' || name === 'ts'))
    [state.style, state.gathered] = [name === 'cs' ? (value ?? -1) : -1, ''];
  if (kind === 'comment' && name === 'par') state.gathered += '\n';
};

const onWord = (state: State, token: WordToken): void => {
  const group = topOf(state);
  if (group === undefined) return;
  const { name, value, from, to } = token;
  if (group.isFresh && name === '*') {
    group.isStarred = true;
    return;
  }
  if (state.skip > 0 && name !== 'u') {
    afterFallback(state, from, to, 1);
    return;
  }
  if (group.isFresh) begin(state, group, name);
  if (name === 'u' && value !== null) {
    addText(state, String.fromCharCode(value & 0xffff), { from, to });
    state.skip = group.fallback;
    return;
  }
  const char = Object.hasOwn(characters, name) ? characters[name] : undefined;
  if (char !== undefined) return addText(state, char, { from, to });
  headWord(state, group, token);
  onLook(state, group, token);
  if (group.kind === 'words' && Object.hasOwn(structure, name)) structure[name]?.(state, token);
};

const openGroup = (state: State, from: number): void => {
  const outer = topOf(state);
  const isInside = outer?.kind === 'object' || outer?.kind === 'copy';
  state.groups.push({
    kind: isInside ? 'nothing' : (outer?.kind ?? 'words'),
    from,
    isFresh: true,
    isStarred: false,
    font: outer?.font ?? null,
    fallback: outer?.fallback ?? 1,
    look: outer?.look ?? plainLook,
    lookWords: outer?.lookWords ?? new Map(),
    slot: outer?.slot ?? '',
    looks: outer?.looks ?? '',
    isDeleted: outer?.isDeleted ?? false,
  });
};

const closeGroup = (state: State, to: number): void => {
  const group = state.groups.pop();
  if (group === undefined) return;
  const outer = topOf(state);
  const isOwn = group.kind !== outer?.kind;
  if (group.kind === 'styles' && state.style >= 0) {
    state.styles.set(state.style, state.gathered.replace(/;.*$/s, '').trim());
    state.style = -1;
  }
  if (group.kind === 'author' && isOwn) state.author = state.gathered;
  if (group.kind === 'comment' && isOwn) endComment(state);
  if (group.kind === 'object' && outer !== undefined) addObject(state, { from: group.from, to }, outer);
  if (group.kind === 'copy') addContent(state.cell, { from: group.from, to });
  if (state.groups.length === 0) state.isWhole = true;
};

const makeRoom = (state: State, length: number): void => {
  if (length <= state.bytes.length) return;
  const before = state.bytes;
  state.bytes = new Uint8Array(length * 2);
  state.bytes.set(before);
};

const onBytes = (state: State, token: RtfToken & { is: 'text' | 'byte' }, bytes: Uint8Array): void => {
  const group = topOf(state);
  if (group !== undefined) group.isFresh = false;
  const { to } = token;
  const from = afterFallback(state, token.from, to, token.is === 'byte' ? 1 : to - token.from);
  if (from >= to) return;
  const pending = (state.pending ??= { length: 0, from, to });
  const length = pending.length + (token.is === 'byte' ? 1 : to - from);
  makeRoom(state, length);
  if (token.is === 'byte') state.bytes[pending.length] = token.byte;
  else state.bytes.set(bytes.subarray(from, to), pending.length);
  pending.length = length;
  pending.to = to;
};

/** Groups in groups beyond this are no document: it counts as cut off. */
const deepest = 10_000;

/** Reads the tables of a file in Rich Text Format, and tells their rows. Memory: what its tables hold. Linear. */
export const readRtf = (bytes: Uint8Array, onRow: (row: TableRow) => void): RtfDocument => {
  const state = newState(onRow);
  for (const token of rtfTokens(bytes)) {
    if (state.isWhole || state.groups.length > deepest) break;
    if (token.is === 'text' || token.is === 'byte') {
      onBytes(state, token, bytes);
      continue;
    }
    flush(state);
    if (token.is === 'word') {
      const isFirst = state.groups.length === 1 && state.groups[0]?.from === 0;
      if (token.name === 'rtf' && isFirst) state.isRtf = true;
      onWord(state, token);
      continue;
    }
    state.skip = 0;
    if (token.is === 'open') openGroup(state, token.from);
    else closeGroup(state, token.to);
  }
  flush(state);
  return state;
};
