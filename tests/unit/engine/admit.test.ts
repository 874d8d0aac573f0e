import { describe, expect, it } from 'vitest';
import type { Call } from '#api/define.ts';
import { contract } from '#api/index.ts';
import type { Result } from '#core/model/index.ts';
import { admit } from '#engine/admit.ts';
import type { OpenProject } from '#engine/project/open-project.ts';

const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.code);

const calls = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).map(([method, { rules }]: [string, Call]) => ({
    name: `${feature}.${method}`,
    rules,
  })),
);

/** An open project of which nothing but its path may be looked at: a refused call reads and writes nothing. */
const open = {
  path: '/letters.duizhao',
  get handle(): never {
    throw new Error('read');
  },
  get database(): never {
    throw new Error('looked at');
  },
} as unknown as OpenProject;

describe('a call that is meant for another project than is open', () => {
  it.each(calls.filter(({ rules }) => rules.needsProject && rules.about !== 'any'))(
    'is refused: $name',
    ({ rules }) => {
      expect(admit(open, { rules, input: {}, meant: '/other.duizhao' })).toEqual({
        ok: false,
        error: { code: 'project.other', params: { path: '/other.duizhao' } },
      });
    },
  );

  it('is refused as well where it needs none, but means the open one', () => {
    const named = calls.filter(({ rules }) => !rules.needsProject && rules.about !== 'any');
    expect(named.map(({ name }) => name)).toEqual([
      'project.close',
      'documents.import',
      'documents.importAll',
    ]);
    for (const { rules } of named) {
      const into = (where: string) => admit(open, { rules, input: { into: where }, meant: '/other.duizhao' });
      expect(codeOf(into('open'))).toBe('project.other');
      expect(into('new').ok).toBe(rules.about === 'into-open');
    }
  });

  it('is one by its input alone where it may be about the open one or another', () => {
    const may = calls.filter(({ rules }) => rules.about === 'into-open');
    expect(may.length).toBeGreaterThan(0);
    for (const { rules } of may) {
      const asked = (input: unknown) => codeOf(admit(open, { rules, input, meant: '/other.duizhao' }));
      expect([asked({ into: 'open' }), asked({ into: 'open', name: 'a' })]).toEqual([
        'project.other',
        'project.other',
      ]);
      for (const input of [null, undefined, 'open', 7, ['open'], {}, { into: null }, { name: 'open' }])
        expect([input, asked(input)]).toEqual([input, null]);
    }
  });

  it('is no such call when it asks which one is open', () => {
    const free = calls.filter(({ rules }) => rules.needsProject && rules.about === 'any');
    expect(free.map(({ name }) => name)).toEqual(['project.info']);
  });

  it('is told that none is open when that is so', () => {
    const first = calls.find(({ rules }) => rules.needsProject);
    if (first === undefined) throw new Error('no call needs a project');
    expect(codeOf(admit(null, { rules: first.rules, input: {}, meant: '/other.duizhao' }))).toBe(
      'project.none-open',
    );
  });
});
