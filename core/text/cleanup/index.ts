export { applyRepairs } from './apply.ts';
export { findRepairs } from './find.ts';
export { findLineBreaks } from './line-break.ts';
export { indentOf, isSetIn } from './wrapping.ts';
export { createSurvey } from './survey.ts';
export type { Survey } from './survey.ts';
