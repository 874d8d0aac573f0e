import { expect, test } from 'vitest';
import { newestOf, projectKind, type DatabaseKind } from '#engine/store/database-kind.ts';
import { dictionaryKind } from '#engine/store/dictionary-kind.ts';
import { memoryKind } from '#engine/store/memory-kind.ts';
import { teamKind } from '#engine/store/team-kind.ts';
import { termbaseKind } from '#engine/store/termbase-kind.ts';

const kinds: Readonly<Record<string, DatabaseKind>> = {
  project: projectKind,
  memory: memoryKind,
  team: teamKind,
  termbase: termbaseKind,
  dictionary: dictionaryKind,
};

/** What can go wrong with a file of any kind, by the name it has for a project. */
const failures = [
  'not-a-project',
  'damaged',
  'foreign-parts',
  'newer',
  'in-use',
  'exists',
  'read-only',
] as const;

test.each(Object.entries(kinds))('a failure of a %s is called so', (name, kind) => {
  const called = failures.map((failure) => kind.failures[`project.${failure}`] ?? `project.${failure}`);
  const as = name === 'team' ? 'memory' : name;
  const own = failures.map((failure) =>
    failure === 'not-a-project' ? `${as}.not-a-${as}` : `${as}.${failure}`,
  );
  // A dictionary is made by the program itself, and never over a file or for somebody who may not write.
  expect(called).toEqual(name === 'dictionary' ? [...own.slice(0, 5), ...called.slice(5)] : own);
});

test('each kind is told by its id, and brought up to date version by version', () => {
  const ids = Object.values(kinds).map(({ applicationId }) =>
    Buffer.from(applicationId.toString(16), 'hex').toString('latin1'),
  );
  expect(ids).toEqual(['DZHO', 'DZTM', 'DZTQ', 'DZTB', 'DZDI']);
  for (const kind of Object.values(kinds)) {
    const versions = kind.migrations.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, n) => n + 1));
    expect(newestOf(kind)).toBe(versions.length);
  }
  expect(Object.entries(kinds).flatMap(([name, { shared }]) => (shared === true ? [name] : []))).toEqual([
    'memory',
    'termbase',
    'dictionary',
  ]);
});
