import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#api/contract.ts';
import { call, type WrittenFile } from '#api/define.ts';
import { filesIn, textsOf } from '#api/files.ts';
import { pathToWrite } from '#api/shapes.ts';

const calls = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).map(([method, declared]) => ({ name: `${feature}.${method}`, declared })),
);

/**
 * Calls that make a project at a place and open it, or fill a memory there: what they answer is the project or the memory, which is no file
 * to carry away.
 */
const making = [
  'library.create',
  'memory.import',
  'memoryUnits.edit',
  'memoryUnits.merge',
  'memoryUnits.redo',
  'memoryUnits.remove',
  'memoryUnits.undo',
  'review.take',
  'termbases.import',
  'termbases.make',
];

describe('files in the contract', () => {
  test('every text that is named like a file says what is done with it', () => {
    const unmarked = calls.flatMap(({ name, declared }) =>
      textsOf(declared.input)
        .filter(({ at, use }) => use === null && /path|file|folder|directory|upload/i.test(at.at(-1) ?? ''))
        .map(({ at }) => `${name} ${at.join('.')}`),
    );
    expect(unmarked).toEqual([]);
  });

  test('every call that is told where to write declares the file it writes', () => {
    const undeclared = calls
      .filter(({ declared }) => textsOf(declared.input).some(({ use }) => use === 'write'))
      .filter(({ declared }) => declared.writes !== true && declared.writesEach !== true)
      .map(({ name }) => name);
    expect(undeclared.toSorted()).toEqual(making);
  });

  test('an answer that names a written file cannot be declared as any other', () => {
    const input = z.object({ path: pathToWrite.optional() });
    // @ts-expect-error -- `gives` takes no written file.
    const undeclared = call(input).gives<WrittenFile & { readonly rows: number }>();
    expect(undeclared.writes).toBeUndefined();
    expect(call(input).writes<WrittenFile>().writes).toBe(true);
  });
});

describe('files that an input names', () => {
  test.each([
    ['project', 'open', { path: '/a' }, [['read', '/a']]],
    ['exports', 'run', { job: 'j', format: 'txt', path: '/a' }, [['write', '/a']]],
    ['exports', 'run', { job: '/etc/passwd', format: 'txt' }, []],
    ['documents', 'inspect', { from: { path: '/a' } }, [['read', '/a']]],
    ['documents', 'inspect', { from: { upload: 'u', name: '/etc/passwd' } }, [['upload', 'u']]],
    [
      'documents',
      'inspect',
      { from: { path: '/a', upload: 'u', name: 'n' } },
      [
        ['read', '/a'],
        ['upload', 'u'],
      ],
    ],
    [
      'documents',
      'importAll',
      { files: [{ from: { path: '/a' } }, { from: { upload: 'u' } }] },
      [
        ['read', '/a'],
        ['upload', 'u'],
      ],
    ],
    ['backups', 'restoreAs', { project: 'p', id: 'i', path: '/a' }, [['write', '/a']]],
    [
      'review',
      'take',
      { from: { path: '/a' }, path: '/b' },
      [
        ['read', '/a'],
        ['write', '/b'],
      ],
    ],
    ['cells', 'edit', { before: '/a', after: { text: '/b' } }, []],
    ['library', 'forget', { path: '/p' }, [['compare', '/p']]],
    ['documents', 'inspect', { from: null }, []],
    ['documents', 'importAll', { files: 'x' }, []],
  ] as const)('%s.%s of %j', (feature, method, input, files) => {
    const methods: Readonly<Record<string, { readonly input: unknown }>> = contract[feature];
    expect(filesIn(methods[method]?.input, input).map(({ use, name }) => [use, name])).toEqual(files);
  });
});
