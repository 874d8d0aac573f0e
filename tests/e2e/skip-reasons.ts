import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** The list reporter hides why a test was skipped; this one says it. */
const reasons: Reporter & { onTestEnd: (test: TestCase, result: TestResult) => void } = {
  printsToStdio: () => false,
  onTestEnd: (test, result) => {
    if (result.status !== 'skipped') return;
    const said = result.annotations.find(
      (each) => each.type === 'skip' || each.type === 'fixme',
    )?.description;
    console.log(`skipped: ${test.titlePath().filter(Boolean).join(' › ')}: ${said ?? 'no reason given'}`);
  },
};

/** Playwright makes its reporters with `new`. */
export default function SkipReasons(): Reporter {
  return reasons;
}
