import type { ReadingWay } from '#core/readings/ways.ts';

/** The way that was shown last, as long as the page is open; at first what Taiwan or anybody else would look for. */
let last: ReadingWay | null = null;

export const lastWay = (): ReadingWay =>
  last ?? (document.documentElement.lang === 'zh-Hant' ? 'zhuyin' : 'pinyin');

export const keepWay = (way: ReadingWay): void => {
  last = way;
};
