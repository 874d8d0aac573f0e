import { decodeHTML } from 'entities';
import type { RichText } from '../../model/index.ts';
import { ascendingOffsets } from '../../text/codepoints.ts';
import type { Slice, TagSlice } from '../source-place.ts';
import type { TextRun } from './page-sink.ts';

/** What a block is made of in its file, in order: texts, and what ends its lines (null where that is the end of an element). */
export type Atom = { readonly run: TextRun } | { readonly newline: Slice | null };

/** Where a block stands in its file. */
export type BlockSource = {
  readonly rich: RichText;
  /** For each tag of it what stands for it; null where the file has nothing within the block. */
  readonly slices: readonly (TagSlice | null)[];
  readonly atoms: readonly Atom[];
  /** How white space counts: collapsed, kept, or as in the value of an attribute. */
  readonly syntax: 'flow' | 'verbatim' | 'value';
  /** Its element holds text only: a title, a label. */
  readonly isPlain?: boolean;
  /** It stands within what another block has as a tag: in an attribute, in a drawing. */
  readonly isAside?: boolean;
};

/** Adds a text: what follows without a gap in the file is one, since the parser of HTML may cut inside of an entity. */
export const addRun = (atoms: Atom[], run: TextRun): void => {
  const last = atoms.at(-1);
  const before = last !== undefined && 'run' in last ? last.run : undefined;
  if (before?.to !== run.from || before.isCdata === true || run.isCdata === true) atoms.push({ run });
  else atoms[atoms.length - 1] = { run: { from: before.from, to: run.to, text: before.text + run.text } };
};

/** One UTF-16 unit of a text and what is written for it. */
export type SourceUnit = Slice & {
  /** The unit itself, as a number: letters beyond Latin-1 are a string of their own each time they are taken out of one. */
  readonly code: number;
  /** The text of the file that it is of, by its number among the atoms. */
  readonly atom: number;
};

const reference = /&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{0,31};?)/y;

const space = 0x20;
const newline = 0x0a;
const carriageReturn = 0x0d;
const ampersand = 0x26;

/** Also a tab or a form feed. */
const isWhite = (code: number): boolean =>
  code === space || code === 0x09 || code === newline || code === carriageReturn || code === 0x0c;

/** A unit while a block is laid beside its source: a page has one for each character, so they are changed in place. */
type OpenUnit = { code: number; readonly from: number; to: number; readonly atom: number };

/** Adds the units of a text as it was read, each with what is written for it; false where the source is no such text. Linear. */
const addUnits = (
  units: OpenUnit[],
  { text, from, to, isCdata }: TextRun,
  source: string,
  atom: number,
): boolean => {
  const lead = isCdata === true ? '<![CDATA['.length : 0;
  const end = isCdata === true ? to - ']]>'.length : to;
  for (let [at, index] = [from + lead, 0]; index < text.length;) {
    if (at >= end) return false;
    const code = text.charCodeAt(index);
    const written = source.charCodeAt(at);
    let name: string | undefined;
    if (written === ampersand && isCdata !== true) {
      reference.lastIndex = at;
      name = reference.exec(source)?.[0];
    }
    const value = name === undefined ? '' : decodeHTML(name);
    if (name !== undefined && value !== name && text.startsWith(value, index)) {
      for (let n = 0; n < value.length; n += 1)
        units.push({ code: value.charCodeAt(n), from: at, to: at + name.length, atom });
      index += value.length;
      at += name.length;
    } else if (code === written || (code === 0xfffd && written === 0)) {
      units.push({ code, from: at, to: at + 1, atom });
      index += 1;
      at += 1;
    } else if (code === newline && written === carriageReturn) {
      const length = source.charCodeAt(at + 1) === newline ? 2 : 1;
      units.push({ code, from: at, to: at + length, atom });
      index += 1;
      at += length;
    } else if (written === newline || written === carriageReturn || written === 0) at += 1; // the first line's end in <pre>, and what the rules of HTML drop
    else return false;
  }
  return true;
};

/** All units of a block's atoms; null where one cannot be laid beside its source. */
const unitsOf = ({ atoms, syntax }: BlockSource, source: string): readonly OpenUnit[] | null => {
  const units: OpenUnit[] = [];
  for (const [number, atom] of atoms.entries()) {
    if ('newline' in atom) {
      const { from, to } = atom.newline ?? { from: -1, to: -1 };
      units.push({ code: newline, from, to, atom: number });
      continue;
    }
    const first = units.length;
    if (!addUnits(units, atom.run, source, number)) return null;
    if (syntax === 'verbatim') continue;
    for (let at = first; at < units.length; at += 1) {
      const unit = units[at];
      if (unit !== undefined && isWhite(unit.code)) unit.code = space;
    }
  }
  return units;
};

const isSkipped = (code: number): boolean => isWhite(code) || code === 0x3000;

/** Ends of elements that end a line are what stands between what is on both sides: texts and tags. */
const withBounds = (units: readonly SourceUnit[], { rich, slices }: BlockSource): readonly SourceUnit[] => {
  if (units.every(({ from }) => from >= 0)) return units;
  const unit = ascendingOffsets(rich.text);
  const tags = rich.tags.flatMap(({ at }, n) => {
    const slice = slices[n];
    return slice === null || slice === undefined ? [] : [{ slice, at: unit(at) }];
  });
  return units.map((own, index) => {
    if (own.from >= 0) return own;
    const before = tags.findLast(({ at }) => at === index)?.slice;
    const behind = tags.find(({ at }) => at === index + 1)?.slice;
    const from = Math.max(units[index - 1]?.to ?? 0, before?.to ?? 0);
    return { ...own, from, to: behind?.from ?? units[index + 1]?.from ?? from };
  });
};

/**
 * For each UTF-16 unit of a block's text what the file has for it; collapsed white space is one unit. Null where its source
 * cannot be understood. Linear.
 */
export const blockUnits = (block: BlockSource, source: string): readonly SourceUnit[] | null => {
  const all = unitsOf(block, source);
  if (all === null) return null;
  const { text } = block.rich;
  const found: SourceUnit[] = [];
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    let unit = all[at];
    while (unit !== undefined && unit.code !== code && isSkipped(unit.code)) unit = all[(at += 1)];
    if (unit?.code !== code) return null;
    at += 1;
    if (code === space && block.syntax !== 'verbatim')
      for (let next = all[at]; next?.code === space && next.atom === unit.atom; next = all[at]) {
        unit.to = next.to;
        at += 1;
      }
    found.push(unit);
  }
  return withBounds(found, block);
};
