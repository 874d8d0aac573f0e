import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Loaded before anything else (`node --import`) by every process and thread of a mutation run: the function that the switches in
 * the copied sources ask. `DUIZHAO_FAULT` is the number of the fault that is on. With `DUIZHAO_FAULT_HITS`, a file, none is on, and which
 * tests come by a fault is written there, a line `number<TAB>test file` for each.
 */
const on = Number(process.env['DUIZHAO_FAULT'] ?? '-1');
const hits = process.env['DUIZHAO_FAULT_HITS'];

/** Milliseconds after which a process that serves several files of tests without knowing them tells the same fault again. */
const again = 200;
/** By number: the file it was told for last, or when. Asked at each passing of a fault, so nothing is made here. */
const toldFor = [];
const toldAt = [];

/** In the process of Vitest that runs tests: their file. */
const ownTest = () => Reflect.get(globalThis, '__vitest_worker__')?.filepath;

/** The file of tests that runs: known in the process that runs it, and left for its children in a file. */
const currentTest = () => {
  const path = ownTest();
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
  const path = ownTest();
  if (path !== undefined && toldFor[number] === path) return;
  const now = path === undefined ? Date.now() : 0;
  if (path === undefined && now - (toldAt[number] ?? 0) < again) return;
  toldFor[number] = path;
  toldAt[number] = now;
  appendFileSync(hits, `${number}\t${currentTest()}\n`);
};

globalThis.duizhaoFault =
  hits === undefined
    ? (number) => number === on
    : (number) => {
        record(number);
        return false;
      };
