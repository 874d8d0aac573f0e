import { configureGlobal } from 'fast-check';

/**
 * How properties that fail come to their end; set before each file of tests. A run of one with an engine takes a tenth of a
 * second or more, and making its counterexample small takes hundreds: such a failure is told at once as it was found, with
 * seed and path, and made small when asked for with `DUIZHAO_SHRINK=1`. Those of pure functions are made small at once, but
 * not beyond the time after which the test would be ended without telling the counterexample.
 */
configureGlobal(
  process.env['DUIZHAO_SHRINK'] === '0'
    ? { endOnFailure: true }
    : { interruptAfterTimeLimit: 55_000, markInterruptAsFailure: true },
);
