import { ok, type Result } from '../../model/index.ts';
import type { FormatCode, PlaceWords, ReadOptions } from '../format.ts';
import { beyond, readLimits } from '../limits.ts';
import type { RawBlock } from '../raw-block.ts';
import { encodingFindings } from '../encoding-findings.ts';
import { heldTextReader } from '../text-format.ts';
import { marksIn } from './marks.ts';
import { readMd, type MdMemo } from './read.ts';
import { keysIn, withRef } from './refs.ts';
import { writeMd } from './write.ts';

/** What was found out about a file, for its next reading. */
const memos = new WeakMap<object, MdMemo>();

const memoOf = (key: object): MdMemo => {
  const memo = memos.get(key) ?? {};
  memos.set(key, memo);
  return memo;
};

const place: PlaceWords = (text) => {
  const blocks: RawBlock[] = [];
  for (const block of readMd(text, { titles: true })) {
    if (!block.ok) return block;
    blocks.push(block.value);
  }
  return ok(blocks);
};

/** `readMd` of a file, which is refused with `file.too-many` before anything of it is parsed. */
function* readFile(
  text: string,
  { name = '', memo = {}, choices, report }: ReadOptions,
): Generator<Result<RawBlock>> {
  if (marksIn(text, readLimits.marks) > readLimits.marks) {
    yield beyond('marks', name);
    return;
  }
  const isMdx = /\.mdx$/i.test(name);
  const told = report === undefined ? {} : { report };
  for (const block of readMd(text, { memo: memoOf(memo), isMdx, ...told, ...keysIn(choices) }))
    yield block.ok ? ok(withRef(block.value, isMdx)) : block;
}

export const code: FormatCode = {
  read: heldTextReader(readFile),
  write: ({ originals: _originals, ...source }, _options, sink) => writeMd(source, sink),
  fill: (source, { fallback }, sink) => writeMd(source, sink, fallback),
  checkFill: (source, options) => encodingFindings('md.unencodable', source, options),
  place,
};
