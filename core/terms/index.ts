export { createTermIndex, type TermIndex, type TermMatch, type TermsRead } from './term-index.ts';
export { combinedTerms } from './combined-terms.ts';
