export { wordCounterparts, type WordMatch } from './counterparts.ts';
export { joinTexts, realignRows, sentencesIn, type RowPair } from './realign.ts';
export { alignTexts, type AlignOptions, type AlignText, type Bead } from './align.ts';
export { certainFrom } from './certainty.ts';
export type { SharedTerm } from './shared-terms.ts';
export { openLexicon, type Lexicon } from './lexicon.ts';
