export { compileQuery, requiredKey, type Groups, type Matcher, type Query, type SearchHit } from './query.ts';
export { insertIn, scriptWritten, type Insert } from './insert.ts';
export { foundIn, replaceHits, rewritten, type Replacing, type Rewriting } from './replacing.ts';
