import type { RichText } from '../../model/index.ts';
import { isEmpty } from '../../model/index.ts';
import type { WholeBlock } from '../blocks.ts';
import { longestBlock, type RawBlock } from '../raw-block.ts';
import type { SymbolWriter } from '../symbols.ts';
import { alignBlocks } from '../align-blocks.ts';
import type { Definitions } from './definitions.ts';
import { fillEdits, type Filling } from './fill.ts';
import { inlineMarkdown } from './inline-write.ts';
import { unifyLineEnds } from './line-ends.ts';
import { readMd } from './read.ts';
import { maskMdx } from './mdx.ts';
import { isInside, isMdxRef, keysIn, refOf } from './refs.ts';
import type { OriginalFile } from '../export-source.ts';
import type { SourceEdit } from '../patch.ts';
import { definitionsOf } from './stretches.ts';

/** The changes of a file, and how many rows went into it. */
export type FilledDocument = {
  readonly file: OriginalFile;
  readonly edits: readonly SourceEdit[];
  readonly rows: number;
};

type Version = {
  readonly file: OriginalFile;
  readonly text: string;
  readonly isMdx: boolean;
  readonly blocks: readonly RawBlock[];
  readonly definitions: Definitions;
  /** For each block of the project the one of this file. */
  readonly pairs: readonly number[];
  /** Blocks whose words are the same. */
  readonly same: number;
};

/** A file read again and laid beside the project; null when a block of it has no place of its own. */
const versionOf = (file: OriginalFile, present: readonly WholeBlock[], isMdx = false): Version | null => {
  const text = file.text();
  const blocks: RawBlock[] = [];
  for (const block of readMd(text, { isMdx, isWhole: true, ...keysIn(file.choices) })) {
    if (!block.ok || block.value.place === undefined) return null;
    blocks.push(block.value);
  }
  const words = present.map(({ block: { kind, level }, texts }) => ({
    kind,
    level,
    text: texts.at(-1)?.text ?? '',
  }));
  const pairs = alignBlocks(
    blocks.map(({ kind, level, rich }) => ({ kind, level, text: rich.text })),
    words,
  );
  const same = pairs.filter((pair, at) => blocks[pair]?.rich.text === words[at]?.text).length;
  const unified = unifyLineEnds(text).text;
  const definitions = definitionsOf(isMdx ? maskMdx(unified) : unified);
  return { file, text, isMdx, blocks, definitions, pairs, same };
};

/** Whether the project holds a block in pieces that do not say so, as they once did not: it would be taken out. */
const hasOld = ({ blocks }: Version, found: ReadonlySet<number>): boolean =>
  blocks.some(({ rich }, at) => rich.text.length > longestBlock && !found.has(at));

/** The file that references lead into, read again: each block is where its reference says. */
const referredVersion = (file: OriginalFile, present: readonly WholeBlock[]): Version | null => {
  const isMdx = present.some(({ ref }) => isMdxRef(ref));
  const version = versionOf(file, [], isMdx);
  if (version === null) return null;
  const byRef = new Map(version.blocks.map((block, at) => [refOf(block, isMdx) ?? '', at]));
  const pairs = present.map(({ ref = '' }) => byRef.get(ref) ?? -1);
  return hasOld(version, new Set(pairs)) ? null : { ...version, pairs };
};

/** The version of the file that the project's blocks are of: the newest, unless an older one says more of what they say. */
const bestVersion = (files: readonly OriginalFile[], present: readonly WholeBlock[]): Version | null => {
  const [first] = files;
  if (first !== undefined && present.some(({ ref }) => ref !== undefined))
    return referredVersion(first, present);
  let best: Version | null = null;
  for (const file of files) {
    const version = versionOf(file, present);
    if (version !== null && hasOld(version, new Set())) return null;
    if (version !== null && (best === null || version.same > best.same)) best = version;
    if (best !== null && best.same === present.length) break;
  }
  return best;
};

/** Blocks that the file does not have, as paragraphs behind the one they follow. */
const strayText = (texts: readonly RichText[]): string =>
  texts
    .map((rich) => inlineMarkdown(rich).join('\\\n'))
    .filter((text) => text !== '')
    .join('\n\n');

/**
 * Puts the words of a document's blocks into the file it was read from. In: the file's versions, the one that
 * references lead into first and then the newest, and the blocks as they are now, the original the last text of each. Blocks that say
 * where they are from are put there; those of projects that know nothing of references are laid beside the blocks of the file. Null when
 * that cannot be done.
 */
export const fillDocument = (
  files: readonly OriginalFile[],
  present: readonly WholeBlock[],
  symbols: SymbolWriter,
): FilledDocument | null => {
  const version = bestVersion(files, present);
  if (version === null) return null;
  const written = (rich: RichText): RichText => {
    const text = symbols.wellFormed(rich.text);
    return text === rich.text ? rich : { ...rich, text };
  };
  const hasRow = new Set(version.pairs);
  const fillings: Filling[] = version.blocks.map((block) => ({ block, texts: [] }));
  let last = -1;
  for (const [at, { texts, ref, block }] of present.entries()) {
    const own = texts.slice(0, -1).map(written);
    const pair = version.pairs[at] ?? -1;
    const filling = fillings[pair];
    if (filling !== undefined) {
      fillings[pair] = { ...filling, texts: own };
      last = pair;
      continue;
    }
    // Cells that their table has no column for were once read: they stay as they are.
    if (ref !== undefined && block.kind === 'table-cell') continue;
    const before = fillings[Math.max(last, 0)];
    const stray = strayText(own.filter((rich) => !isEmpty(rich)));
    if (before !== undefined && stray !== '')
      fillings[Math.max(last, 0)] = { ...before, behind: [...(before.behind ?? []), stray] };
  }
  // What stands inside of other blocks is never joined to another: without a row, it is nothing that the project knows.
  for (const [at, { block, texts }] of fillings.entries())
    if (texts.length === 0 && !hasRow.has(at) && isInside(block))
      fillings[at] = { block, texts: [block.rich] };
  const rows = present.reduce((sum, { rows: own }) => sum + own, 0);
  const edits = fillEdits(version.text, fillings, version.definitions, version.isMdx);
  return { file: version.file, edits, rows };
};
