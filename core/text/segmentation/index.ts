export { segmentText, type Piece, type Segmented } from './segment.ts';
