export { alignTexts, type AlignOptions, type AlignText, type Bead } from './align.ts';
export { openLexicon, type Lexicon } from './lexicon.ts';
