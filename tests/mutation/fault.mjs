import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Loaded before anything else (`node --import`) by every process and thread of a mutation run: the function that the switches in
 * the copied sources ask. `DUIZHAO_FAULT` is the number of the fault that is on. With `DUIZHAO_FAULT_HITS`, a file, none is on, and which
 * tests come by a fault is written there, a line `number<TAB>test file` for each.
 */
const on = Number(process.env['DUIZHAO_FAULT'] ?? '-1');
const hits = process.env['DUIZHAO_FAULT_HITS'];

/** Milliseconds after which the same fault is told again in a process that serves several test files. */
const again = 200;
const told = new Map();

/** The file of tests that runs: known in the process that runs it, and left for its children in a file. */
const currentTest = () => {
  const path = globalThis.__vitest_worker__?.filepath;
  if (path !== undefined) {
    writeFileSync(`${hits}.current`, path);
    return path;
  }
  try {
    return readFileSync(`${hits}.current`, 'utf8');
  } catch {
    return '';
  }
};

const record = (number) => {
  const now = Date.now();
  const key = `${number} ${globalThis.__vitest_worker__?.filepath ?? ''}`;
  if (now - (told.get(key) ?? 0) < again) return;
  told.set(key, now);
  appendFileSync(hits, `${number}\t${currentTest()}\n`);
};

globalThis.duizhaoFault =
  hits === undefined
    ? (number) => number === on
    : (number) => {
        record(number);
        return false;
      };
