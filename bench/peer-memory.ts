import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile, round, type Line } from './measure.ts';

/** Looks texts up as its own server does: all units, by Levenshtein's ratio, the best ten of 60 % and more. */
const program = `
import json, sys, time, warnings
warnings.simplefilter('ignore')
from translate.search import match
from translate.storage import factory
store = factory.getobject(sys.argv[1])
memory = match.matcher(store, max_candidates=10, min_similarity=60, max_length=1000)
times, found = [], []
for query in json.load(open(sys.argv[2], encoding='utf-8')):
    began = time.process_time()
    found.append([str(unit.source) for unit in memory.matches(query)])
    times.append((time.process_time() - began) * 1000)
print(json.dumps({'times': times, 'found': found, 'units': len(memory.candidates.units)}))
`;

type Answer = {
  readonly times: readonly number[];
  readonly found: readonly (readonly string[])[];
  readonly units: number;
};

/**
 * How translate-toolkit (Debian's) does with a memory and some sentences, each made from one of its units by edits: milliseconds of processor time, and how often it
 * tells of that unit. A line that says so where it is not installed.
 */
export const translateToolkit = (
  folder: string,
  name: string,
  tmx: string,
  queries: readonly { readonly text: string; readonly from: string }[],
): Line => {
  const asked = join(folder, `${name}-queries.json`);
  writeFileSync(asked, JSON.stringify(queries.map(({ text }) => text)));
  const run = spawnSync('/usr/bin/python3', ['-c', program, tmx, asked], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) return { memory: `translate-toolkit, ${name}: not installed` };
  const { times, found, units } = JSON.parse(run.stdout) as Answer;
  const told = queries.filter(({ from }, at) => found[at]?.includes(from) === true).length;
  return {
    memory: `translate-toolkit, ${name}, ${units}`,
    'look-up p50 ms': round(percentile([...times], 0.5), 2),
    p95: round(percentile([...times], 0.95), 2),
    'its own unit': `${told} of ${queries.length}`,
  };
};
