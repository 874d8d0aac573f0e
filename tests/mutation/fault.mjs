/**
 * Loaded before anything else (`node --import`) by every process and thread of a mutation run: the function that the switches in
 * the copied sources ask. `DUIZHAO_FAULT` is the number of the fault that is on. With `DUIZHAO_FAULT_TRIALS` the runner of the tests switches
 * faults on and off (`trial-runner.ts`).
 */
const on = Number(process.env['DUIZHAO_FAULT'] ?? '-1');

/** The fault that is tried, how often each was passed since `passed` was emptied, and how often the tried one may be. */
const trial = { on: -1, passed: new Map(), most: Infinity };

const tried = (number) => {
  const passings = (trial.passed.get(number) ?? 0) + 1;
  trial.passed.set(number, passings);
  if (number !== trial.on) return false;
  // A loop that the fault keeps from ending.
  if (passings > trial.most) throw new Error('the fault is passed without end');
  return true;
};

globalThis.duizhaoTrial = trial;
globalThis.duizhaoFault =
  process.env['DUIZHAO_FAULT_TRIALS'] === undefined ? (number) => number === on : tried;
