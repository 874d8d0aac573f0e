export { compileQuery, replaceMatches, requiredKey, type Groups, type Matcher, type Query } from './query.ts';
