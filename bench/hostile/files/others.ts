import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '#tests/needs.ts';
import { bytesOf, type HostileFile } from '../file.ts';

/** Files that others made to do harm, where they are beside the project; each as it is. */
const folder = sharedPath('conformance/hostile');

export const otherFiles: readonly HostileFile[] =
  folder === null
    ? []
    : readdirSync(folder)
        .sort()
        .map((name) => bytesOf(`others-${name}`, () => readFileSync(join(folder, name))));
