import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { guarded, isStorageError, storageFailure } from '#engine/store/failures.ts';

const errno = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: said the system`), { code, ...(path === undefined ? {} : { path }) });
const sqlite = (code: string): Error => new Database.SqliteError('said SQLite', code);

const path = '/letters/a.duizhao';

describe('what a fault of the disk is called', () => {
  it.each([
    ['disk.full', ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']],
    ['project.in-use', ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', 'SQLITE_LOCKED_SHAREDCACHE']],
    ['project.gone', ['SQLITE_READONLY_DBMOVED']],
    ['project.read-only', ['SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY', 'EROFS']],
    ['project.damaged', ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB']],
    ['file.not-found', ['ENOENT']],
    ['project.exists', ['EEXIST']],
    ['file.is-directory', ['EISDIR']],
    ['file.no-permission', ['EACCES', 'EPERM', 'SQLITE_PERM']],
    ['disk.failed', ['EIO', 'ENOTDIR', 'SQLITE_IOERR', 'SQLITE_IOERR_READ', 'SQLITE_CANTOPEN']],
    ['file.name-too-long', ['ENAMETOOLONG']],
  ] as const)('%s', (code, met) => {
    for (const one of met) {
      const error = one.startsWith('SQLITE_') ? sqlite(one) : errno(one);
      expect([one, storageFailure(error, path).code]).toEqual([one, code]);
      expect([one, storageFailure(error, path).params?.['path']]).toEqual([one, path]);
      expect([one, isStorageError(error)]).toEqual([one, true]);
    }
  });

  it('says what was said of a disk that fails and of a file that is damaged', () => {
    expect(storageFailure(errno('EIO'), path).params).toEqual({ path, detail: 'EIO: said the system' });
    expect(storageFailure(sqlite('SQLITE_CORRUPT'), path).params).toEqual({ path, detail: 'said SQLite' });
  });

  it('is a name that is too long where one is, whatever the system says of it', () => {
    const long = `/letters/${'n'.repeat(300)}.duizhao`;
    for (const error of [errno('ENAMETOOLONG'), sqlite('SQLITE_CANTOPEN'), sqlite('SQLITE_IOERR')])
      expect(storageFailure(error, long)).toMatchObject({
        code: 'file.name-too-long',
        params: { path: long, name: `${'n'.repeat(300)}.duizhao`, letters: 247 },
      });
    // The file that could not be made is another than the one that was asked for.
    expect(storageFailure(errno('ENAMETOOLONG', long), path)).toMatchObject({
      code: 'file.name-too-long',
      params: { path: long },
    });
    // One that fits nearly everywhere did not fit here.
    expect(storageFailure(errno('ENAMETOOLONG'), path)).toMatchObject({
      code: 'file.name-too-long',
      params: { path, name: 'a.duizhao', letters: 143 },
    });
  });

  it('is ours where no disk is to blame', () => {
    for (const error of [
      sqlite('SQLITE_ERROR'),
      sqlite('SQLITE_MISUSE'),
      sqlite('SQLITE_CONSTRAINT_UNIQUE'),
      new Error('a bug'),
      'a word',
      null,
      { code: 7 },
    ]) {
      expect(isStorageError(error)).toBe(false);
      expect(storageFailure(error, path).code).toBe('internal');
    }
    expect(storageFailure(new Error('a bug'), path).params).toEqual({ detail: 'a bug' });
    expect(storageFailure('a word', path).params).toEqual({ detail: 'a word' });
  });
});

describe('work on a file', () => {
  it('gives what it gives, fails as the disk does, and lets bugs through', () => {
    expect(guarded(path, () => 7)).toEqual({ ok: true, value: 7 });
    const failing = (error: Error) => () => {
      throw error;
    };
    expect(guarded(path, failing(errno('ENOSPC')))).toEqual({
      ok: false,
      error: { code: 'disk.full', params: { path } },
    });
    expect(() => guarded(path, failing(sqlite('SQLITE_ERROR')))).toThrow('said SQLite');
    expect(() => guarded(path, failing(new TypeError('a bug')))).toThrow('a bug');
  });
});
