import { expect, test } from 'vitest';
import { playwrightOutcomes, vitestOutcomes } from '../outcomes.ts';

const counts = { numPassedTests: 2, numPendingTests: 1, numTodoTests: 1 };

test('of Vitest, failed tests are told by file, name and the first lines of what they said, without colours', () => {
  const message = '\u001b[31mexpected 1\u001b[39m\n\n  to be 2\na\nb\nc\nd\ne';
  const assertionResults = [
    { status: 'failed', fullName: 'rows stay', failureMessages: [message, 'again'] },
    { status: 'passed', fullName: 'rows come', failureMessages: [] },
  ];
  const read = vitestOutcomes({
    ...counts,
    testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }],
  });
  expect(read).toEqual({
    passed: 2,
    skipped: 2,
    failed: [{ name: 'a.test.ts › rows stay', said: 'expected 1\n  to be 2\na\nb\nc\nd' }],
    retried: [],
  });
});

test('of Vitest, a file that could not be loaded has failed', () => {
  const testResults = [{ name: 'a.test.ts', status: 'failed', message: 'no module', assertionResults: [] }];
  expect(vitestOutcomes({ ...counts, testResults }).failed).toEqual([
    { name: 'a.test.ts', said: 'no module' },
  ]);
});

test('of Vitest, what passed at the second try is told with what it said at the first', () => {
  const assertionResults = [{ status: 'passed', fullName: 'rows come', failureMessages: ['too late'] }];
  const testResults = [{ name: 'a.test.ts', status: 'passed', assertionResults }];
  const { failed, retried } = vitestOutcomes({ ...counts, testResults });
  expect({ failed, retried }).toEqual({
    failed: [],
    retried: [{ name: 'a.test.ts › rows come', said: 'too late' }],
  });
});

test('of Playwright, tests are counted and told through all suites', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    tests: [
      {
        projectName: 'chromium',
        status,
        results: messages.map((message) => ({ errors: [{ message }] })),
      },
    ],
  });
  const report = {
    suites: [
      {
        title: 'find.spec.ts',
        specs: [spec('finds', 'expected'), spec('counts', 'flaky', 'closed')],
        suites: [{ title: 'dark', specs: [spec('looks', 'unexpected', 'seen'), spec('prints', 'skipped')] }],
      },
    ],
  };
  expect(playwrightOutcomes(report)).toEqual({
    passed: 2,
    skipped: 1,
    failed: [{ name: '[chromium] › find.spec.ts › dark › looks', said: 'seen' }],
    retried: [{ name: '[chromium] › find.spec.ts › counts', said: 'closed' }],
  });
});

test.each([null, 'text', {}, { testResults: 1, suites: [null] }])(
  'a report that is none, %j, holds nothing',
  (report) => {
    const none = { passed: 0, skipped: 0, failed: [], retried: [] };
    expect([vitestOutcomes(report), playwrightOutcomes(report)]).toEqual([none, none]);
  },
);
