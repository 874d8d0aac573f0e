export { compileQuery, requiredKey, type Matcher, type Query } from './query.ts';
export { insertIn, type Insert } from './insert.ts';
export { foundIn, replaceHits, rewritten, type Replacing } from './replacing.ts';
