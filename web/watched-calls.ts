import { callOf } from '#api/server.ts';
import type { Invoke } from '#api/wire.ts';
import { filesIn } from '#api/files.ts';

/** What the host has to notice among the calls that pass through it. */
export type Watch = {
  /** A file was written to this path for the user, so this run may hand it to the browser. */
  readonly written: (path: string) => void;
  /** An upload was read to its end, so its copy is no longer needed. */
  readonly consumed: (upload: string) => void;
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** What is only looked into is no job; where some of several files failed, the user may try these again. */
const isConsuming = (input: unknown, answer: unknown): boolean => {
  const failed = member(answer, 'failed');
  return member(input, 'job') !== undefined && !(Array.isArray(failed) && failed.length > 0);
};

/**
 * The same calls, with `watch` told of the files that those which succeeded have written and read. Which members of which
 * calls these are is said by the contract.
 */
export const watchCalls =
  (invoke: Invoke, watch: Watch): Invoke =>
  async (feature, method, input, meant) => {
    const answer = await invoke(feature, method, input, meant);
    const call = callOf(feature, method);
    if (!answer.ok || call === null) return answer;
    if (call.writes === true) {
      const path = member(answer.value, 'path');
      if (typeof path === 'string') watch.written(path);
    }
    const files = call.writesEach === true ? member(answer.value, 'files') : [];
    for (const file of Array.isArray(files) ? (files as readonly unknown[]) : []) {
      const path = member(file, 'path');
      if (typeof path === 'string') watch.written(path);
    }
    if (!call.rules.looks && isConsuming(input, answer.value)) {
      for (const { use, name } of filesIn(call.input, input)) if (use === 'upload') watch.consumed(name);
    }
    return answer;
  };
