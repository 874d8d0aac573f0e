export { createTermIndex, type TermIndex, type TermMatch } from './term-index.ts';
