export { memoryKey } from './key.ts';
export { createTextIndex, type Alike, type TextIndex } from './text-index.ts';
export { fitTags } from './fit-tags.ts';
export { type MatchKind } from './match-kinds.ts';
export { penalised, penaltiesOf, percent } from './score.ts';
export { searchWords, type WordSearch } from './words-search.ts';
export { longestPieces, pieceIn } from './pieces.ts';
