import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerText } from '#engine/store/owner.ts';
import { sweepAtStart, sweepFolder } from '#engine/store/sweep.ts';
import { temporaryIn } from '#engine/store/temporary.ts';
import { scratch } from '../fixtures.ts';
import { engineIn, good, prepare, type StrayJobName } from './jobs.ts';
import { copyOf, killIn, straysIn, temporaryOf } from './killing.ts';

/** The owner in names made by a process that has ended. */
const goneOwner = (): string => {
  const module = join(import.meta.dirname, '../../../../engine/store/owner.ts');
  return execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import(${JSON.stringify(module)}).then(m => process.stdout.write(m.ownerText()))`,
    ],
    { encoding: 'utf8' },
  );
};

const withTemporary = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporaryOf(folder);
  try {
    return await work();
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
};

test('a start removes what ended processes left, and nothing else', async (context) => {
  context.skip(process.platform === 'win32', 'the temporary folder cannot be chosen');
  const folder = scratch();
  const [data, library] = [join(folder, 'data'), join(folder, 'library')];
  const made = [
    data,
    library,
    'data/uploads',
    'data/backups/p',
    'data/rescued',
    'data/open',
    'data/of-a-part-to-come',
    'library/Exports',
    'elsewhere',
    'tmp',
  ];
  for (const name of made) mkdirSync(name.startsWith('/') ? name : join(folder, name), { recursive: true });
  const gone = goneOwner();
  const [pid, start, place] = gone.split('-');
  const hex = '0123456789abcdef';
  const swept = [
    'data',
    'library',
    'library/Exports',
    'data/backups',
    'data/backups/p',
    'data/rescued',
    'data/open',
    'data/of-a-part-to-come',
  ].flatMap((name) => [
    `${name}/.duizhao-${gone}-${hex}.partial`,
    `${name}/.duizhao-${gone}-${hex}.partial-wal`,
  ]);
  const noted = temporaryIn(join(folder, 'elsewhere'), data);
  // The same process id in a process that started at another time: the id was given again.
  const reused = `library/.duizhao-${process.pid}-1-${place}-${hex}.partial`;
  swept.push(`data/uploads/${gone}-${hex}`, ...(Number(start) > 0 ? [reused] : []));
  const strange = `data/.duizhao-${pid}-${start}-00000000-${hex}.partial`;
  const kept = [
    // In use: this process is alive.
    `library/.duizhao-${ownerText()}-${hex}.partial`,
    `data/uploads/${ownerText()}-${hex}`,
    // On another machine or in another container.
    strange,
    // The user's own, however they are called.
    'library/.3f0c1a52-9d57-4d0e-8a34-0d4a1f2b7c11.partial',
    'library/book.partial',
    'library/.duizhao-notes.partial',
    `library/duizhao-${gone}-${hex}.partial`,
    `library/.duizhao-${gone}-${hex}.partial.txt`,
    `elsewhere/.duizhao-${gone}-${hex}.partial`,
    'data/uploads/mine.txt',
    'library/book.duizhao-wal',
    'elsewhere/book.duizhao',
  ];
  for (const name of [...swept, ...kept]) writeFileSync(join(folder, name), 'x');
  const marks = Object.fromEntries(
    Object.entries({ gone, own: ownerText(), strange: `${pid}-${start}-00000000` }).map(([name, owner]) => {
      const path = join(data, 'open', `${name}.json`);
      writeFileSync(path, JSON.stringify({ path: '/book.duizhao', form: 'cli', owner }));
      return [name, path];
    }),
  );
  writeFileSync(noted.path, 'x');
  const copies = [`tmp/duizhao-read-${gone}-abc123`, `tmp/duizhao-read-${ownerText()}-abc123`];
  for (const name of copies) mkdirSync(join(folder, name));
  writeFileSync(join(folder, copies[0] ?? '', 'host.duizhao'), 'x');
  // A link that bears the name of a file in the making leads nowhere that is touched.
  symlinkSync(
    join(folder, 'elsewhere/book.duizhao'),
    join(folder, `library/.duizhao-${gone}-fedcba9876543210.partial`),
  );
  await withTemporary(folder, async () => {
    sweepAtStart({ data, library }, Date.now());
    await Promise.resolve();
  });
  expect(swept.filter((name) => existsSync(join(folder, name)))).toEqual([]);
  expect(kept.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  expect(copies.map((name) => existsSync(join(folder, name)))).toEqual([false, true]);
  expect(Object.keys(marks).filter((name) => existsSync(marks[name] ?? ''))).toEqual(['own', 'strange']);
  expect(existsSync(noted.path)).toBe(true);
  noted.discard();
  expect(straysIn(folder).filter((path) => path.startsWith('data/unfinished'))).toEqual([]);
  // Nobody works a week at one file: of another machine's, what is older is left over.
  const old = new Date(Date.now() - 8 * 24 * 3600 * 1000);
  utimesSync(join(folder, strange), old, old);
  expect(sweepFolder(data, Date.now())).toBe(1);
  expect(existsSync(join(folder, strange))).toBe(false);
});

/** Jobs that write into different kinds of folders, and how many steps after they began a file each is killed. */
const struck = {
  'export a document': 4,
  'take a package': 12,
  restore: 2,
  backup: 3,
  salvage: 8,
  'work in one that may not be written': 3,
} as const satisfies Partial<Record<StrayJobName, number>>;

test('after jobs were killed and the app is started again no stray file is left', async (context) => {
  context.skip(process.platform === 'win32', 'the temporary folder cannot be chosen');
  const [base, to] = [scratch(), join(scratch(), 'now')];
  await prepare(base, 0o600);
  copyOf(base, to);
  let left = 0;
  for (const [job, inside] of Object.entries(struck)) {
    expect(await killIn(to, job as StrayJobName, { inside })).toBeNull();
    left = Math.max(left, straysIn(to).length);
  }
  await withTemporary(to, async () => {
    const { client, close } = engineIn(to);
    good(await client.project.open({ path: join(to, 'host.duizhao') }));
    await close();
  });
  expect(left).toBeGreaterThan(1);
  expect(straysIn(to)).toEqual([]);
});
