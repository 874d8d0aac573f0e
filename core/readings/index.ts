export { readWords, type ReadWord, type WordReadings } from './readings.ts';
export type { ReadingWay } from './ways.ts';
export { zhuyinOf } from './zhuyin.ts';
