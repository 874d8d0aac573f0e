import { ok } from '../../model/index.ts';
import type { FormatCode, PlaceWords } from '../format.ts';
import type { RawBlock } from '../raw-block.ts';
import { heldTextReader } from '../text-format.ts';
import { readMd, type MdMemo } from './read.ts';
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

export const code: FormatCode = {
  read: heldTextReader((text, { memo = {} }) => readMd(text, { memo: memoOf(memo) })),
  write: ({ originals: _originals, ...source }, _options, sink) => writeMd(source, sink),
  fill: (source, _options, sink) => writeMd(source, sink),
  place,
};
