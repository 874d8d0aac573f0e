export { convertRich, createConverter, type ConversionOptions, type Converter } from './convert.ts';
export { doubtfulCharacters, type DoubtfulCharacter } from './doubtful.ts';
