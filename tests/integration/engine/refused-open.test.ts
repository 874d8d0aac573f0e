import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plain } from '#core/model/index.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { editCell } from '#engine/project/edit.ts';
import { closeProject, openProject, type OpenProject } from '#engine/project/open-project.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { checkpoint } from '#engine/store/database.ts';
import { codeOf, dialogue, good, projectFile, quiet, reopen, scratch } from './fixtures.ts';

/** How many states of file and log are tried; `DUIZHAO_STATES=1000` tries more than every run does. */
const states = Number(process.env['DUIZHAO_STATES'] ?? 60);

const open = (path: string) => openProject(path, {}, quiet);

const english = (project: OpenProject): string => {
  const segment = project.order.segmentAt(1);
  return segment === null ? '' : (findCell(project.handle, segment, 'en')?.text ?? '');
};

const write = (project: OpenProject, text: string): void => {
  const segment = project.order.segmentAt(1);
  if (segment === null) throw new Error('no rows');
  const before = english(project);
  good(editCell(project, { segment, side: 'en' }, { before, after: plain(text) }, { actor: '' }));
};

/** Names, sizes and contents of everything in a folder. */
const fingerprint = (folder: string): string =>
  readdirSync(folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .join('\n');

type Snapshot = {
  readonly file: Buffer;
  readonly log: Buffer;
  readonly shows: string;
  readonly alone: string;
};

/** The same project at many moments of its life: what a copy, a crash or a power cut could leave. */
const life = (folder: string, rows: number): readonly Snapshot[] => {
  const path = projectFile(folder, [
    { ...dialogue, rows: Array.from({ length: rows }, () => dialogue.rows).flat() },
  ]);
  const snapshots: Snapshot[] = [];
  const project = reopen(path);
  let alone = english(project);
  for (let n = 1; n <= 12; n += 1) {
    const shows = `${'words '.repeat(n)}${n}`;
    write(project, shows);
    if (n % 3 === 0) {
      checkpoint(project.database, path);
      alone = shows;
    }
    snapshots.push({ file: readFileSync(path), log: readFileSync(`${path}-wal`), shows, alone });
  }
  closeProject(project);
  return snapshots;
};

/** A small generator of its own, so that a state that fails can be made again. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const flipped = (bytes: Buffer, random: (below: number) => number): Buffer => {
  const copy = Buffer.from(bytes);
  for (let n = random(4); n >= 0; n -= 1) {
    const at = random(copy.length);
    copy.writeUInt8(copy.readUInt8(at) ^ (1 << random(8)), at);
  }
  return copy;
};

const damage = [
  (bytes: Buffer) => bytes,
  (bytes: Buffer) => bytes,
  flipped,
  (bytes: Buffer, random: (below: number) => number) => bytes.subarray(0, random(bytes.length)),
  (bytes: Buffer, random: (below: number) => number) => {
    const copy = Buffer.from(bytes);
    const at = random(Math.max(1, copy.length - 4096));
    Buffer.from(Array.from({ length: 4096 }, () => random(256))).copy(copy, at);
    return copy;
  },
] as const;

describe('opening a file with whatever lies beside it', () => {
  test('a log of another state is set aside, and the copy that was put back opens as it was', () => {
    const folder = scratch();
    const moments = life(folder, 20);
    const [old] = moments;
    const late = moments[10];
    if (old === undefined || late === undefined) throw new Error('no moments');
    const path = join(folder, 'back.duizhao');
    writeFileSync(path, old.file);
    writeFileSync(`${path}-wal`, late.log);
    const project = good(open(path));
    expect(english(project)).toBe(old.alone);
    expect(good(checkProject(project)).problems).toEqual([]);
    const aside = project.database.logSetAside;
    expect(aside).toBe(`${path}.mismatched-log-1`);
    closeProject(project);
    expect(readFileSync(aside ?? '')).toEqual(late.log);
  });

  test('a log of the same state is read, and nothing is set aside', () => {
    const folder = scratch();
    for (const { file, log, shows } of life(folder, 5)) {
      const path = join(folder, 'crashed.duizhao');
      writeFileSync(path, file);
      writeFileSync(`${path}-wal`, log);
      const project = good(open(path));
      expect(english(project)).toBe(shows);
      expect(project.database.logSetAside).toBeNull();
      closeProject(project);
    }
  });

  test(`${states} states of file and log: a refusal changes no byte, and what opens is whole`, () => {
    const folder = scratch();
    const first = life(join(folder), 20);
    mkdirSync(join(folder, 'other'));
    const other = life(join(folder, 'other'), 3);
    const texts = new Set([...first, ...other].flatMap(({ shows, alone }) => [shows, alone]));
    const count = { refused: 0, changed: 0, opened: 0, setAside: 0 };
    for (let seed = 1; seed <= states; seed += 1) {
      const random = randomFrom(seed * 7919);
      const pick = (list: readonly Snapshot[]): Snapshot => {
        const found = list[random(list.length)];
        if (found === undefined) throw new Error('no snapshot');
        return found;
      };
      const at = join(folder, `state-${seed}`);
      mkdirSync(at);
      const path = join(at, 'p.duizhao');
      const file = pick(first);
      const log = random(5) === 0 ? pick(other).log : random(3) === 0 ? file.log : pick(first).log;
      const mendFile = damage[random(damage.length)] ?? damage[0];
      const mendLog = damage[random(damage.length)] ?? damage[0];
      writeFileSync(path, mendFile(file.file, random));
      if (random(6) !== 0 && log.length > 0) writeFileSync(`${path}-wal`, mendLog(log, random));
      const before = fingerprint(at);
      const opened = open(path);
      if (!opened.ok) {
        count.refused += 1;
        if (fingerprint(at) !== before) count.changed += 1;
        continue;
      }
      count.opened += 1;
      if (opened.value.database.logSetAside !== null) count.setAside += 1;
      const integrity = opened.value.handle.pragma('integrity_check(1)', { simple: true });
      expect({ seed, integrity }).toEqual({ seed, integrity: 'ok' });
      // A file that nobody damaged shows a state it was in. In a damaged one a letter may be another: checksums are for that.
      const known = mendFile !== damage[0] || texts.has(english(opened.value));
      expect({ seed, known }).toEqual({ seed, known: true });
      closeProject(opened.value);
    }
    console.log(
      `states of file and log: ${states} tried, ${count.refused} refused (${count.changed} of them changed), ${count.opened} opened (${count.setAside} with a log set aside)`,
    );
    expect(count.changed).toBe(0);
    expect(count.refused).toBeGreaterThan(states / 10);
    expect(count.setAside).toBeGreaterThan(states / 20);
  }, 600_000);
});

describe('a file from elsewhere', () => {
  const withSchema = (sql: string): string => {
    const path = projectFile(scratch(), [dialogue]);
    const db = new Database(path);
    db.exec(sql);
    db.close();
    return path;
  };

  test.each([
    [
      'a trigger',
      `CREATE TRIGGER t AFTER UPDATE ON cells BEGIN UPDATE cells SET text = 'mine'; END`,
      'trigger t',
    ],
    [
      'a view',
      `CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n`,
      'view v',
    ],
    ['a table', 'CREATE TABLE extra (x)', 'table extra'],
    ['a changed table', 'ALTER TABLE cells ADD COLUMN more TEXT', 'table cells'],
    [
      'a view in place of a table',
      `ALTER TABLE meta RENAME TO hidden; CREATE VIEW meta AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS key, x AS value FROM n`,
      'table hidden',
    ],
    ['a missing index', 'DROP INDEX history_done', 'index history_done'],
  ])('%s that no version makes is refused before it runs', (_name, sql, detail) => {
    const path = withSchema(sql);
    const before = readFileSync(path);
    const opened = open(path);
    expect(opened.ok ? null : opened.error).toEqual({
      code: 'project.foreign-parts',
      params: { path, detail },
    });
    expect(readFileSync(path)).toEqual(before);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('statistics that a tool has gathered are no foreign part', () => {
    const opened = open(withSchema('ANALYZE'));
    expect(codeOf(opened)).toBeNull();
    if (opened.ok) closeProject(opened.value);
  });
});

describe('another program writes into the open file', () => {
  test('it is noticed before the next write, nothing of ours goes into what is there, and the log stays', () => {
    const folder = scratch();
    const path = projectFile(folder, [dialogue]);
    const old = join(folder, 'old.duizhao');
    copyFileSync(path, old);
    const project = reopen(path);
    write(project, 'first');
    checkpoint(project.database, path);
    write(project, 'second');
    // Onto the same inode, as `cp` does.
    writeFileSync(path, readFileSync(old), { flag: 'r+' });
    const segment = project.order.segmentAt(1);
    if (segment === null) throw new Error('no rows');
    const edited = editCell(
      project,
      { segment, side: 'en' },
      { before: 'second', after: plain('third') },
      { actor: '' },
    );
    expect(codeOf(edited)).toBe('project.overwritten');
    closeProject(project);
    expect(readFileSync(path)).toEqual(readFileSync(old));
    const again = reopen(path);
    expect(english(again)).toBe('');
    expect(again.database.logSetAside).toBe(`${path}.mismatched-log-1`);
    closeProject(again);
  });

  test('a program that only touches the file does not stop the work', () => {
    const path = projectFile(scratch(), [dialogue]);
    const project = reopen(path);
    write(project, 'first');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes, { flag: 'r+' });
    write(project, 'second');
    closeProject(project);
    const again = reopen(path);
    expect(english(again)).toBe('second');
    closeProject(again);
  });
});
