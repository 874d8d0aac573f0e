import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/**
 * Loaded before anything else (`node --import`) by every process and thread of a mutation run: the function that the switches in
 * the copied sources ask. `DUIZHAO_FAULT` is the number of the fault that is on. With `DUIZHAO_FAULT_TRIALS` the runner of the tests switches
 * faults on and off (`trial-runner.ts`), in the threads of its process as well.
 */
const on = Number(process.env['DUIZHAO_FAULT'] ?? '-1');

/** Faults of one run at most. */
const most = 10_000;
const name = 'duizhaoTrial';

/** Shared by all threads of a process: the fault that is tried (-1: none), how often it may be passed (0: any number), and how often each was passed. */
const sharedCells = () => {
  const shared = getEnvironmentData(name);
  if (shared !== undefined) return shared;
  const cells = new Int32Array(new SharedArrayBuffer(4 * (most + 2)));
  cells[0] = -1;
  setEnvironmentData(name, cells);
  return cells;
};

const trials = () => {
  const cells = sharedCells();
  globalThis.duizhaoTrial = cells;
  return (number) => {
    const passings = (cells[number + 2] += 1);
    if (number !== cells[0]) return false;
    // A loop that the fault keeps from ending.
    if (cells[1] > 0 && passings > cells[1]) throw new Error('the fault is passed without end');
    return true;
  };
};

globalThis.duizhaoFault =
  process.env['DUIZHAO_FAULT_TRIALS'] === undefined ? (number) => number === on : trials();
