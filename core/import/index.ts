export { damagePlacer } from './place-damage.ts';
export type { PlacedDamage } from './place-damage.ts';
export { convertedColumns, prepareBlocks, type ConvertedColumns, type PrepareOptions } from './prepare.ts';
export { joinLines, type RawParagraph } from './join-lines.ts';
export type { PreparedBlock, PreparedRepair, PreparedSegment } from './prepared.ts';
export { batchBlocks, type BatchColumn, type BatchOptions, type ImportBatch } from './batch.ts';
