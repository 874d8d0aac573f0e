import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLayers, type Violation } from './check-layers.ts';
import { withLayerTable } from './layer-table.ts';
import { layers } from './layers.ts';

/**
 * `node lint/run.ts`: every import of the project, and CONTRIBUTING.md, against the table of layers. Ends with 1 when something is
 * refused. `node lint/run.ts --write` writes the table into CONTRIBUTING.md.
 */

const root = join(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'dist', 'out', 'test-results', 'playwright-report']);
const page = join(root, 'CONTRIBUTING.md');

const files = globSync('**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,css}', {
  cwd: root,
  exclude: (name) => notOurs.has(name) || name.startsWith('.'),
}).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}));

const present = readFileSync(page, 'utf8');
const wanted = withLayerTable(present, layers);
if (process.argv.includes('--write') && wanted !== null) writeFileSync(page, wanted);
const isTableOld = wanted === null || wanted !== readFileSync(page, 'utf8');

const violations: readonly Pick<Violation, 'path' | 'line' | 'message'>[] = [
  ...checkLayers(files),
  ...(isTableOld
    ? [{ path: 'CONTRIBUTING.md', line: 1, message: 'has another table of layers: node lint/run.ts --write' }]
    : []),
];
for (const { path, line, message } of violations) console.error(`${path}:${line}: ${message}`);
console.log(`layers: ${files.length} files, ${violations.length} faults`);
process.exitCode = violations.length === 0 ? 0 : 1;
