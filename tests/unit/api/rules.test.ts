import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#api/index.ts';
import { call, type Call } from '#api/define.ts';

const calls = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).map(([method, each]: [string, Call]) => [`${feature}.${method}`, each] as const),
);
const named = (keep: (call: Call) => boolean): readonly string[] =>
  calls.filter(([, each]) => keep(each)).map(([name]) => name);

describe('a call of which nothing is said', () => {
  it('needs a project it may write, and is refused in a reviewer’s copy', () => {
    expect(call(z.object({})).gives<null>().rules).toEqual({
      needsProject: true,
      changes: true,
      inReview: 'never',
      lasting: false,
      looks: false,
      about: 'one',
    });
  });
});

describe('of all calls', () => {
  it('only these write into a copy whose reviewer is finished, none of them a text', () => {
    expect(named(({ rules }) => rules.changes && rules.inReview === 'always').toSorted()).toEqual([
      'backups.restore',
      'project.keepPlace',
      'review.finish',
      'review.merge',
      'review.takeDecisions',
    ]);
  });

  it('those that need no project change none', () => {
    expect(named(({ rules }) => !rules.needsProject && rules.changes)).toEqual([]);
  });

  it('those that run a job wait their turn', () => {
    const hasJob = ({ input }: Call): boolean => input instanceof z.ZodObject && 'job' in input.shape;
    // Checks and acts on many rows, and going back over these, stop where another project is open by then. Cancelling must not wait for what it cancels. These read or write beside the project that is open, and memories are files of their own, as written termbases are.
    const atOnce = [
      'documents.compared',
      'bulk.setState',
      'bulk.lock',
      'bulk.convert',
      'bulk.copySource',
      'bulk.pretranslate',
      'history.undo',
      'history.redo',
      'checks.groups',
      'checks.list',
      'checks.fixAll',
      'memory.exportFound',
      'memory.import',
      'memory.export',
      'memoryUnits.remove',
      'memoryUnits.merge',
      'memoryUnits.undo',
      'memoryUnits.redo',
      'teamMemory.import',
      'terms.export',
      'termbases.undo',
      'termbases.redo',
      'termbases.import',
      'termbases.export',
      'dictionary.import',
      'grammar.check',
      'annotations.import',
      'annotations.export',
      'jobs.cancel',
    ];
    expect(named((each) => hasJob(each) && !each.rules.lasting)).toEqual(atOnce);
  });
});
