export { applyRepairs } from './apply.ts';
export { findRepairs } from './find.ts';
export { isTableRow } from './gutters.ts';
export { findLineBreakRepair } from './line-break.ts';
export { createSurvey } from './survey.ts';
export type { MainScript, Survey, SurveyBuilder } from './survey.ts';
