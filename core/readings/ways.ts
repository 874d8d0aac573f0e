/** How characters are read: in Mandarin by Latin letters or by Zhuyin, in Cantonese by Jyutping. Apart, for the screen, which needs no more. */
export const readingWays = ['pinyin', 'zhuyin', 'jyutping'] as const;
export type ReadingWay = (typeof readingWays)[number];
