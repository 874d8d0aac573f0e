export { convertRich, createConverter, type Converter } from './convert.ts';
export { doubtfulCharacters, type DoubtfulCharacter } from './doubtful.ts';
