export { segmentText, type Segmented } from './segment.ts';
