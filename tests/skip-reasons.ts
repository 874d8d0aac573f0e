import type { Reporter } from 'vitest/node';

/** Prints why each skipped test was skipped: `context.skip('reason')`. */
const reasons: Reporter = {
  onTestCaseResult: (test) => {
    const result = test.result();
    if (result.state !== 'skipped') return;
    console.log(
      `skipped: ${test.module.relativeModuleId} › ${test.fullName}: ${result.note ?? 'no reason given'}`,
    );
  },
};

/** Vitest makes its reporters with `new`. */
export default function SkipReasons(): Reporter {
  return reasons;
}
