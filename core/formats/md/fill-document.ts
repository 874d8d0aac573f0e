import type { RichText } from '../../model/index.ts';
import { isEmpty } from '../../model/index.ts';
import type { WholeBlock } from '../blocks.ts';
import type { RawBlock } from '../raw-block.ts';
import type { SymbolWriter } from '../symbols.ts';
import { alignBlocks } from '../align-blocks.ts';
import type { Definitions } from './definitions.ts';
import { fillMd, type Filling } from './fill.ts';
import { inlineMarkdown } from './inline-write.ts';
import { unifyLineEnds } from './line-ends.ts';
import { readMd } from './read.ts';
import { definitionsOf } from './stretches.ts';

type Version = {
  readonly text: string;
  readonly blocks: readonly RawBlock[];
  readonly definitions: Definitions;
  /** For each block of the project the one of this file. */
  readonly pairs: readonly number[];
  /** Blocks whose words are the same. */
  readonly same: number;
};

/** A file read again and laid beside the project; null when a block of it has no place of its own. */
const versionOf = (text: string, present: readonly WholeBlock[]): Version | null => {
  const blocks: RawBlock[] = [];
  for (const block of readMd(text)) {
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
  return { text, blocks, definitions: definitionsOf(unifyLineEnds(text).text), pairs, same };
};

/** The version of the file that the project's blocks are of: the newest, unless an older one says more of what they say. */
const bestVersion = (files: readonly string[], present: readonly WholeBlock[]): Version | null => {
  let best: Version | null = null;
  for (const text of files) {
    const version = versionOf(text, present);
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
 * Puts the words of a document's blocks into the file it was read from. In: the texts of the file's versions, newest
 * first, and the blocks as they are now, the original the last text of each. Out: the file in pieces, and how many rows
 * went into it; null when it cannot be laid beside the blocks.
 */
export const fillDocument = (
  files: readonly string[],
  present: readonly WholeBlock[],
  symbols: SymbolWriter,
): { readonly pieces: readonly string[]; readonly rows: number } | null => {
  const version = bestVersion(files, present);
  if (version === null) return null;
  const written = (rich: RichText): RichText => {
    const text = symbols.wellFormed(rich.text);
    return text === rich.text ? rich : { ...rich, text };
  };
  const fillings: Filling[] = version.blocks.map((block) => ({ block, texts: [] }));
  let last = -1;
  for (const [at, { texts }] of present.entries()) {
    const own = texts.slice(0, -1).map(written);
    const pair = version.pairs[at] ?? -1;
    const filling = fillings[pair];
    if (filling !== undefined) {
      fillings[pair] = { ...filling, texts: own };
      last = pair;
      continue;
    }
    const before = fillings[Math.max(last, 0)];
    const stray = strayText(own.filter((rich) => !isEmpty(rich)));
    if (before !== undefined && stray !== '')
      fillings[Math.max(last, 0)] = { ...before, behind: [...(before.behind ?? []), stray] };
  }
  const rows = present.reduce((sum, { rows: own }) => sum + own, 0);
  return { pieces: fillMd(version.text, fillings, version.definitions), rows };
};
