import { configureGlobal } from 'fast-check';

/**
 * Which values properties are tried with, and how one that fails comes to its end; set before each file of tests.
 *
 * The values are the same in every run, so that `npm test` says of the same code the same. Others are tried with
 * `DUIZHAO_SEED=random`, or any number: what fails then is told with its seed.
 *
 * A run of a property with an engine takes a tenth of a second or more, and making its counterexample small takes
 * hundreds: such a failure is told at once as it was found, with seed and path, and made small when asked for with
 * `DUIZHAO_SHRINK=1`. Those of pure functions are made small at once, but not beyond the time after which the test would
 * be ended without telling the counterexample.
 */
const wanted = process.env['DUIZHAO_SEED'] ?? '20261129';

configureGlobal({
  ...(wanted === 'random' ? {} : { seed: Number(wanted) }),
  ...(process.env['DUIZHAO_SHRINK'] === '0'
    ? { endOnFailure: true }
    : { interruptAfterTimeLimit: 280_000, markInterruptAsFailure: true }),
});
