/**
 * Reads the JSON reports of the two test runners: how many tests passed, and which did not, or only at the second try, with
 * the first lines of what they said. A report that is missing or not understood holds no tests.
 */

export type Trouble = { readonly name: string; readonly said: string };

export type Outcomes = {
  readonly passed: number;
  readonly skipped: number;
  readonly failed: readonly Trouble[];
  /** Passed, but only at the second try: a fault to look for, in the test or in the app. */
  readonly retried: readonly Trouble[];
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Enough to know the fault by, where a long log is kept by its end only. */
const linesTold = 6;

// eslint-disable-next-line no-control-regex -- the colours that runners put into messages
const colours = /\u001b\[[0-9;]*m/gu;

const firstLines = (message: string): string =>
  message
    .replaceAll(colours, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, linesTold)
    .join('\n');

const vitestFile = (file: Fields): Pick<Outcomes, 'failed' | 'retried'> => {
  const tests = listOf(file['assertionResults']).map((test) => {
    const messages = Array.isArray(test['failureMessages']) ? test['failureMessages'].map(textOf) : [];
    const name = `${textOf(file['name'])} › ${textOf(test['fullName'])}`;
    return { status: test['status'], name, said: firstLines(messages[0] ?? '') };
  });
  const failed = tests.filter(({ status }) => status === 'failed');
  // A file that could not be loaded holds no tests, but fails.
  const unread =
    failed.length === 0 && file['status'] === 'failed'
      ? [{ name: textOf(file['name']), said: firstLines(textOf(file['message'])) }]
      : [];
  return {
    failed: [...failed.map(({ name, said }) => ({ name, said })), ...unread],
    // Vitest keeps what was said at the first try of a test that passed at the second.
    retried: tests.flatMap(({ status, name, said }) =>
      status === 'passed' && said !== '' ? [{ name, said }] : [],
    ),
  };
};

/** From the report of Vitest's reporter `json`. */
export const vitestOutcomes = (report: unknown): Outcomes => {
  const fields = fieldsOf(report);
  const files = listOf(fields['testResults']).map(vitestFile);
  return {
    passed: numberOf(fields['numPassedTests']),
    skipped: numberOf(fields['numPendingTests']) + numberOf(fields['numTodoTests']),
    failed: files.flatMap(({ failed }) => failed),
    retried: files.flatMap(({ retried }) => retried),
  };
};

type PlaywrightTest = Trouble & { readonly status: string };

const playwrightTests = (suite: Fields, above: readonly string[]): readonly PlaywrightTest[] => {
  const path = [...above, textOf(suite['title'])];
  const own = listOf(suite['specs']).flatMap((spec) =>
    listOf(spec['tests']).map((test) => {
      const errors = listOf(test['results']).flatMap((result) => listOf(result['errors']));
      return {
        name: [`[${textOf(test['projectName'])}]`, ...path, textOf(spec['title'])].join(' › '),
        status: textOf(test['status']),
        said: firstLines(textOf(errors[0]?.['message'])),
      };
    }),
  );
  return [...own, ...listOf(suite['suites']).flatMap((inner) => playwrightTests(inner, path))];
};

/** From the report of Playwright's reporter `json`. */
export const playwrightOutcomes = (report: unknown): Outcomes => {
  const fields = fieldsOf(report);
  const tests = listOf(fields['suites']).flatMap((suite) => playwrightTests(suite, []));
  const troubles = (wanted: string): readonly Trouble[] =>
    tests.flatMap(({ status, name, said }) => (status === wanted ? [{ name, said }] : []));
  const failed = troubles('unexpected');
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    skipped: tests.filter(({ status }) => status === 'skipped').length,
    failed,
    retried: troubles('flaky'),
  };
};
