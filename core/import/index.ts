export { alignBeside, type AlignedBlocks, type AlignedCounts, type Beside } from './align-beside.ts';
export { damagePlacer } from './place-damage.ts';
export { convertedColumns, prepareBlocks } from './prepare.ts';
export { joinLines } from './join-lines.ts';
export type { PreparedBlock, PreparedRepair } from './prepared.ts';
export type { ColumnOf } from './given.ts';
export { batchBlocks, type ImportBatch } from './batch.ts';
