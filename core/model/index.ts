export * from './ids.ts';
export * from './result.ts';
export * from './failures.ts';
export * from './language.ts';
export * from './text.ts';
export * from './cell.ts';
export * from './repair.ts';
export * from './project.ts';
