import type { CheckedRow } from '#core/checks/check.ts';
import { checks } from '#core/checks/index.ts';
import {
  plain,
  type BlockKind,
  type Finding,
  type InlineTag,
  type InlineTagType,
  type RichText,
  type Side,
} from '#core/model/index.ts';

/** A text with tags written as `<1 link a.org>`, `</1>` and `<2 image x.png/>`. */
export const rich = (marked: string): RichText => {
  const tags: InlineTag[] = [];
  const types = new Map<number, InlineTagType>();
  let text = '';
  let read = 0;
  for (const { index, 0: whole, 1: end, 2: number, 3: type, 4: target, 5: empty } of marked.matchAll(
    /<(\/)?(\d)(?: ([a-z]+))?(?: ([^>/]+))?(\/)?>/g,
  )) {
    text += marked.slice(read, index);
    read = index + whole.length;
    const id = Number(number);
    const at = Array.from(text).length;
    const own = (type ?? types.get(id) ?? 'other') as InlineTagType;
    types.set(id, own);
    const kind = end === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    const data = target === undefined ? {} : { data: { [own === 'link' ? 'href' : 'src']: target } };
    tags.push({ at, kind, id, type: own, ...data });
  }
  return { text: text + marked.slice(read), tags };
};

/** A row of a Traditional original with its columns; `zh-Hans` is converted from the original. */
export const rowOf = (
  texts: Partial<Record<Side, RichText | string>>,
  block: BlockKind = 'paragraph',
): CheckedRow => ({
  block,
  texts: (['source', 'zh-Hans', 'en'] as const).flatMap((side) => {
    const text = texts[side];
    if (text === undefined) return [];
    return [
      {
        side,
        language: side === 'source' ? ('zh-Hant' as const) : side,
        rich: typeof text === 'string' ? plain(text) : text,
        convertedFrom: side === 'zh-Hans' ? ('source' as const) : null,
      },
    ];
  }),
});

/** What one check finds, in short. */
export const foundBy = (
  check: string,
  row: CheckedRow,
): readonly Pick<Finding, 'side' | 'code' | 'words' | 'ranges'>[] =>
  checks
    .run(row)
    .filter((finding) => finding.check === check)
    .map(({ side, code, words, ranges }) => ({ side, code, words, ranges }));
