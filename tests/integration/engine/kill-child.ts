import { writeSync } from 'node:fs';
import { plain } from '#core/model/index.ts';
import { createAnnotation } from '#engine/annotations/create.ts';
import { systemClock } from '#engine/clock.ts';
import { commitObservers } from '#engine/commit-observers.ts';
import { editCell } from '#engine/project/edit.ts';
import { openProject, unobserved } from '#engine/project/open-project.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { checkpoint } from '#engine/store/database.ts';

/**
 * The program that kill.test.ts kills: opens a project and edits and annotates it for ever, saying `sequence segment side
 * number` after each acknowledgement (of an annotation, `note` in the place of the side). Numbers go up from the first argument after the path; each text ends with its own. With a third
 * argument it stops by itself at that number.
 */
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Says a line, however slow its reader is: a full pipe does not wait by itself (EAGAIN). */
const say = (line: string): void => {
  for (let left = Buffer.from(line); left.length > 0;) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
};

const [path = '', from = '0', end = 'Infinity'] = process.argv.slice(2);
const opened = openProject(path, {}, { ...unobserved(systemClock), observers: commitObservers });
if (!opened.ok) {
  writeSync(2, JSON.stringify(opened.error));
  process.exit(1);
}
const project = opened.value;
// Not from the fixtures of other tests: this program has to start fast.
const comment = {
  kind: 'comment',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
} as const;
for (let n = Number(from); n < Number(end); n += 1) {
  const segment = project.order.segmentAt(1 + ((n * 7) % project.order.size()));
  if (segment === null) break;
  const side = n % 3 === 0 ? 'source' : 'en';
  const before = findCell(project.handle, segment, side)?.text ?? '';
  const after = plain(`${'字'.repeat(n % 50)} ${side} ${n}`);
  const burst = n % 4 === 0 ? { burst: 'same' } : {};
  const done = editCell(project, { segment, side }, { before, after }, { actor: '', ...burst });
  say(done.ok ? `${done.value} ${segment} ${side} ${n}\n` : `${done.error.code}\n`);
  if (n % 5 === 2) {
    const words = [{ segment, side, start: 0, end: 2 } as const];
    const noted = createAnnotation(project, { ...comment, tags: [], body: String(n) }, words, '');
    say(noted.ok ? `${noted.value.sequence} ${segment} note ${n}\n` : `${noted.error.code}\n`);
  }
  if (n % 20 === 0) checkpoint(project.database, path);
}
