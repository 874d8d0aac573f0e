import type { DraftDocument } from './fixtures.ts';

/** A Chinese original with words that replacing tends to meet again in what it wrote. */
export const chinese: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: [
    { source: '老師說頭髮長了。', texts: { en: 'The teacher said the hair was long.' } },
    { source: '第一章，第三節。', opens: true, texts: { en: 'Chapter one, chapter three.' } },
    { source: '王老師來了，范老師走了。' },
    { source: '有軌電車，有軌電車。', texts: { en: 'A tram, 章 a tram.' } },
  ],
};

/** An English original, whose Traditional column is converted from the Simplified one. */
export const english: DraftDocument = {
  language: 'en',
  targets: ['zh-Hans', 'zh-Hant'],
  rows: [
    { source: 'The teacher came.', opens: true, texts: { 'zh-Hans': '老师来了，头发很长。' } },
    { source: 'Chapter two.', texts: { 'zh-Hans': '第二章。' } },
  ],
};
