import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startable } from '../../programs.ts';
import { scratch } from '../fixtures.ts';
import { dataIn, engineIn, everythingIn } from './jobs.ts';

const run = (program: string, args: readonly string[], as: { uid?: number; gid?: number } = {}): string => {
  const done = spawnSync(process.execPath, [startable(join(import.meta.dirname, program)), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DUIZHAO_DATA: join(args[0] ?? '', 'own') },
    ...as,
  });
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  return done.stdout;
};

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const octal = (mode: number): string => mode.toString(8);

const everyJob = (umask: string, mode: string): string => {
  const folder = scratch();
  expect(run('permissions-child.ts', [folder, umask, mode])).toBe('done');
  return folder;
};

/** Files and folders of app data that are open to others. */
const openAppData = (folder: string): readonly string[] =>
  [dataIn(folder), ...everythingIn(dataIn(folder))]
    .filter((path) => (modeOf(path) & 0o077) !== 0)
    .map((path) => `${relative(folder, path)} ${octal(modeOf(path))}`);

const noModes = 'Windows has no such permissions';

/** What another user of the machine can read below a folder that is open to them: only what the app made stands between. */
const readByAnother = (folder: string): { readonly tried: number; readonly readable: readonly string[] } => {
  for (const path of [folder, ...['out', 'own', 'own/library'].map((name) => join(folder, name))])
    chmodSync(path, 0o755);
  const program = join(folder, 'reading-child.ts');
  writeFileSync(program, readFileSync(join(import.meta.dirname, 'reading-child.ts')));
  chmodSync(program, 0o644);
  const done = spawnSync(process.execPath, [program, folder], { encoding: 'utf8', uid: 65_534, gid: 65_534 });
  expect(done.stderr).toBe('');
  return JSON.parse(done.stdout) as { tried: number; readable: string[] };
};

describe('what the app writes', () => {
  test('of a private project is private, and all app data, whatever the umask', (context) => {
    context.skip(process.platform === 'win32', noModes);
    const folder = everyJob('000', '600');
    expect(openAppData(folder)).toEqual([]);
    // A new project is made of nothing, and follows the umask.
    const fresh = join(folder, 'out', 'new.duizhao');
    expect(octal(modeOf(fresh))).toBe('666');
    rmSync(fresh);
    const made = everythingIn(folder).filter((path) => statSync(path).isFile());
    expect(made.length).toBeGreaterThan(20);
    const wider = made.filter((path) => (modeOf(path) & 0o077) !== 0);
    expect(wider.map((path) => `${relative(folder, path)} ${octal(modeOf(path))}`)).toEqual([]);
    if (process.getuid?.() !== 0) {
      console.log('skipped: reading as another uid, which only root can become');
      return;
    }
    const { tried, readable } = readByAnother(folder);
    // It can read what it may: its own program.
    expect(readable).toEqual([join(folder, 'reading-child.ts')]);
    console.log(`readable for another uid: ${readable.length - 1} of ${tried} files and folders tried`);
  });

  test('of a project that others may read follows the umask', (context) => {
    context.skip(process.platform === 'win32', noModes);
    const folder = everyJob('022', '644');
    expect(openAppData(folder)).toEqual([]);
    const out = (name: string): string => `${name} ${octal(modeOf(join(folder, 'out', name)))}`;
    const made =
      'a.docx a.jsonld a.duizhao-review r.docx r.html w.docx clean.md taken.duizhao salvaged.duizhao';
    expect(made.split(' ').map(out)).toEqual(made.split(' ').map((name) => `${name} 644`));
    // Who may read the project a backup is of is not known any more.
    expect(out('restored.duizhao')).toBe('restored.duizhao 600');
    // A file that is written over keeps the permissions it had.
    expect(out('a.html')).toBe('a.html 600');
    expect(octal(modeOf(join(folder, 'host.duizhao')))).toBe('644');
  });

  test('in app data before is narrowed at the next start', async (context) => {
    context.skip(process.platform === 'win32', noModes);
    const folder = scratch();
    const data = dataIn(folder);
    mkdirSync(join(data, 'backups', 'some'), { recursive: true });
    const files = ['preferences.json', 'backups/some/one.duizhao', 'backups/index.json'].map((name) =>
      join(data, name),
    );
    for (const file of files) writeFileSync(file, '{}');
    const folders = [data, join(data, 'backups'), join(data, 'backups', 'some')];
    for (const path of files) chmodSync(path, 0o444);
    for (const path of folders) chmodSync(path, 0o755);
    await engineIn(folder).close();
    expect(folders.map((path) => octal(modeOf(path)))).toEqual(['700', '700', '700']);
    expect(files.map((path) => octal(modeOf(path)))).toEqual(['400', '400', '400']);
  });
});
