import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { align } from './cases/align.ts';
import { annotations } from './cases/annotations.ts';
import { anchors } from './cases/anchors.ts';
import { books } from './cases/books.ts';
import { commit } from './cases/commit.ts';
import { speed } from './cases/documents.ts';
import { documentMemory } from './cases/documents-memory.ts';
import { crossed } from './cases/crossed.ts';
import { docx } from './cases/docx.ts';
import { editor } from './cases/editor.ts';
import { fuzz } from './cases/fuzz.ts';
import { goldenOffice } from './cases/golden-office.ts';
import { hostile } from './cases/hostile.ts';
import { importing } from './cases/import.ts';
import { many } from './cases/many.ts';
import { memory } from './cases/memory.ts';
import { opencc } from './cases/opencc.ts';
import { packaged } from './cases/packaged.ts';
import { readingView } from './cases/reading.ts';
import { repeated } from './cases/trials.ts';
import { recall } from './cases/recall.ts';
import { review } from './cases/review.ts';
import { start } from './cases/start.ts';
import { teamMemory } from './cases/team-memory.ts';
import { terms } from './cases/terms.ts';
import { tmx } from './cases/tmx.ts';
import { typing } from './cases/typing.ts';
import { truth } from './cases/truth.ts';
import { wordFiles } from './cases/word-files.ts';
import { machine, render, type Bench } from './measure.ts';

/** `npm run bench [-- NAME...]`: runs the named benchmarks, or all, and prints their tables. */
const all: readonly Bench[] = [
  start,
  editor,
  readingView,
  annotations,
  commit,
  many,
  importing,
  opencc,
  docx,
  hostile,
  fuzz,
  anchors,
  review,
  crossed,
  tmx,
  speed,
  documentMemory,
  memory,
  typing,
  teamMemory,
  align,
  books,
  terms,
  truth,
  wordFiles,
  packaged,
  goldenOffice,
];

/** Only by name: an hour of kills, or of comparing with every unit, is nothing to wait for beside the others. */
const long: readonly Bench[] = [repeated, recall];

const wanted = process.argv.slice(2);
console.log(`Machine: ${machine()}\n`);
const chosen = wanted.length === 0 ? all : [...all, ...long].filter(({ name }) => wanted.includes(name));
for (const bench of chosen) {
  const folder = await mkdtemp(join(tmpdir(), `duizhao-bench-${bench.name}-`));
  try {
    console.log(render(await bench.run(folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
