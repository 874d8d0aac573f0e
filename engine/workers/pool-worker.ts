import { serveTasks } from './serve-tasks.ts';

/** A thread of the pool. What a kind of task does is loaded when it is first asked for. */
serveTasks({
  import: async () => (await import('../import/run-import.ts')).runImport,
  inspect: async () => (await import('../import/run-inspect.ts')).runInspect,
  'read-foreign': async () => (await import('../foreign/run-foreign.ts')).runForeign,
  'read-units': async () => (await import('../memory/run-read-units.ts')).runReadUnits,
  candidates: async () => (await import('../terms/run-candidates.ts')).runCandidates,
  grammar: async () => (await import('../grammar/run-grammar.ts')).runGrammar,
  match: async () => (await import('../update/run-match.ts')).runMatch,
  'check-export': async () => (await import('../exports/run-check.ts')).runCheck,
  book: async () => (await import('../books/run-book.ts')).runBook,
  'book-pages': async () => (await import('../books/run-extract.ts')).runExtract,
  'memory-index': async () => (await import('../memory/indexing/run-indexing.ts')).runIndexing,
  export: async () => (await import('../exports/run-write.ts')).runWrite,
});
