export { readWords, type ReadWord } from './readings.ts';
export type { ReadingWay } from './ways.ts';
export { zhuyinOf } from './zhuyin.ts';
