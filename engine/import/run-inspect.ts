import type { TaskCode } from '../workers/task.ts';
import { inspectFile } from './inspect.ts';
import type { InspectTypes } from './messages.ts';

/** Looks at the beginning of a file beside the engine. */
export const runInspect: TaskCode<InspectTypes> = (file) => inspectFile(file);
