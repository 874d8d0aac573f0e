import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { rowsOf } from '#engine/project/rows.ts';
import { salvage } from '#engine/salvage/salvage.ts';
import { codeOf, good, projectFile, reopen, scratch, type DraftDocument } from './fixtures.ts';

/** How many damaged files are tried, one of each kind of damage; `DUIZHAO_DAMAGED=200` tries more than every run does. */
const files = Number(process.env['DUIZHAO_DAMAGED'] ?? 7);

const rowCount = 1500;

/** Each text bears its number, so that it can be found in the bytes of the file. */
const book: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: Array.from({ length: rowCount }, (_, n) => ({
    source: `〔原${n}〕渡船清早開出，${'水聲很遠，'.repeat(n % 9)}沒有人上船。`,
    opens: n % 5 === 0,
    texts: {
      'zh-Hans': `〔简${n}〕渡船清早开出。`,
      en: `[en ${n}] The ferry left early${' and slowly'.repeat(n % 7)}.`,
    },
  })),
};

const textsOf = (path: string): ReadonlySet<string> => {
  const project = reopen(path);
  const rows = rowsOf(project, project.order.slice(1, project.order.size()));
  const texts = rows.flatMap(({ cells }) => Object.values(cells).map((cell) => cell?.text ?? ''));
  closeProject(project);
  return new Set(texts);
};

const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const noise = (length: number, random: (below: number) => number): Buffer =>
  Buffer.from(Array.from({ length }, () => random(256)));

type Range = readonly [from: number, to: number];
type Damage = (
  bytes: Buffer,
  random: (below: number) => number,
) => { readonly bytes: Buffer; readonly hit: readonly Range[] };

const overwrite =
  (
    content: (length: number, random: (below: number) => number) => Buffer,
    most: number,
    times: number,
  ): Damage =>
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const hit = Array.from({ length: 1 + random(times) }, (): Range => {
      const from = random(copy.length);
      const to = Math.min(copy.length, from + 1 + random(most));
      content(to - from, random).copy(copy, from);
      return [from, to];
    });
    return { bytes: copy, hit };
  };

const kinds: readonly Damage[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const hit = Array.from({ length: 1 + random(60) }, (): Range => {
      const at = random(copy.length);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << random(8)), at);
      return [at, at + 1];
    });
    return { bytes: copy, hit };
  },
  overwrite(noise, 6000, 8),
  overwrite((length) => Buffer.alloc(length), 4096 * 4, 4),
  // The header of a page, where its list of rows begins.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const hit = Array.from({ length: 1 + random(10) }, (): Range => {
      const at = 4096 * (1 + random(copy.length / 4096 - 1));
      noise(12, random).copy(copy, at);
      return [at, at + 12];
    });
    return { bytes: copy, hit };
  },
  (bytes, random) => {
    const length = Math.floor(bytes.length * (0.7 + random(30) / 100));
    return { bytes: bytes.subarray(0, length), hit: [[length, bytes.length]] };
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    noise(100, random).copy(copy, 0);
    return { bytes: copy, hit: [[0, 100]] };
  },
  (bytes) => {
    const copy = Buffer.from(bytes);
    copy.fill(0, 0, 4096);
    return { bytes: copy, hit: [[0, 4096]] };
  },
];

test(`at least 99 % of the undamaged rows of ${files} damaged files are salvaged, into projects that are sound`, () => {
  const folder = scratch();
  const path = projectFile(folder, [book], 'book');
  const original = readFileSync(path);
  // Where each text stands. What SQLite keeps of its row before and behind it is counted as the row too.
  const places = new Map<string, Range>();
  for (const text of textsOf(path)) {
    const at = original.indexOf(text);
    if (at !== -1) places.set(text, [at - 16, at + Buffer.byteLength(text) + 400]);
  }
  expect(places.size).toBeGreaterThan(rowCount * 2.9);
  let undamaged = 0;
  let salvaged = 0;
  for (let n = 0; n < files; n += 1) {
    const random = randomFrom(n * 104_729 + 7);
    const damage = kinds[n % kinds.length];
    if (damage === undefined) throw new Error('no damage');
    const { bytes, hit } = damage(original, random);
    const broken = join(folder, 'broken.duizhao');
    writeFileSync(broken, bytes);
    const report = good(salvage(broken, join(folder, `out-${n}.duizhao`)));
    expect(readFileSync(broken).equals(bytes)).toBe(true);
    // A text that was hit and can still be read is told as such; everything else hangs together.
    const others = report.problems.filter((problem) => !/\(checksum\)|more like the last/.test(problem));
    expect({ n, others }).toEqual({ n, others: [] });
    const found = textsOf(report.path);
    for (const [text, [from, to]] of places) {
      if (hit.some(([start, end]) => start < to && end > from)) continue;
      undamaged += 1;
      if (found.has(text)) salvaged += 1;
    }
    rmSync(report.path);
  }
  const share = salvaged / undamaged;
  console.log(
    `${files} damaged files: ${salvaged} of ${undamaged} undamaged texts salvaged (${(100 * share).toFixed(2)} %)`,
  );
  expect(share).toBeGreaterThanOrEqual(0.99);
}, 600_000);

test('a sound project is salvaged whole, with its history, its annotations and the edits in its log', () => {
  const folder = scratch();
  const path = projectFile(folder, [{ ...book, rows: book.rows.slice(0, 50) }], 'whole');
  const report = good(salvage(path, join(folder, 'copy.duizhao')));
  expect(report).toMatchObject({ rows: 50, history: true, problems: [] });
  expect(report.tables.every(({ whole }) => whole)).toBe(true);
  expect(textsOf(report.path)).toEqual(textsOf(path));
  const project = reopen(report.path);
  expect(good(checkProject(project)).events).toBe(1);
  closeProject(project);
});

test('texts of added columns are shown though their document and the settings are lost', () => {
  const folder = scratch();
  const path = projectFile(folder, [
    { ...book, targets: ['en', 'fr'], rows: [{ source: '船走了。', texts: { fr: 'Le bateau est parti.' } }] },
  ]);
  const file = new Database(path);
  file.pragma('foreign_keys = OFF');
  file.exec(`DELETE FROM documents; DELETE FROM meta WHERE key = 'settings'`);
  file.close();
  const rescued = join(folder, 'rescued.duizhao');
  good(salvage(path, rescued));
  expect(textsOf(rescued)).toContain('Le bateau est parti.');
});

test('what was committed to the log is salvaged too', () => {
  const folder = scratch();
  const path = projectFile(folder, [{ ...book, rows: book.rows.slice(0, 50) }], 'log');
  const project = reopen(path);
  project.database.write?.exec(`UPDATE cells SET text = 'newest' WHERE segment_id = 7 AND side = 'en'`);
  const broken = join(folder, 'broken.duizhao');
  copyFileSync(path, broken);
  copyFileSync(`${path}-wal`, `${broken}-wal`);
  closeProject(project);
  const header = Buffer.from(readFileSync(broken));
  header.fill(0xa5, 0, 90);
  writeFileSync(broken, header);
  const report = good(salvage(broken, join(folder, 'copy.duizhao')));
  expect(textsOf(report.path)).toContain('newest');
});

test('what is no project, is there already, or is missing is refused, and nothing is left behind', () => {
  const folder = scratch();
  const text = join(folder, 'text.duizhao');
  writeFileSync(text, '這不是專案。'.repeat(3000));
  const out = join(folder, 'out.duizhao');
  expect(codeOf(salvage(text, out))).toBe('project.not-a-project');
  expect(codeOf(salvage(join(folder, 'none.duizhao'), out))).toBe('file.not-found');
  expect(codeOf(salvage(text, text))).toBe('project.exists');
  expect(existsSync(out)).toBe(false);
});
