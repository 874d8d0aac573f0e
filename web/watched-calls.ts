import type { Invoke } from '../api/server.ts';

/** What the host has to notice among the calls that pass through it. */
export type Watch = {
  /** An export was written to this path, so this run may hand the file to the browser. */
  readonly exported: (path: string) => void;
  /** An upload became a document, so its copy is no longer needed. */
  readonly imported: (upload: string) => void;
};

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** The same calls, with `watch` told of exports and imports that succeeded. */
export const watchCalls =
  (invoke: Invoke, watch: Watch): Invoke =>
  async (feature, method, input) => {
    const answer = await invoke(feature, method, input);
    if (!answer.ok) return answer;
    if (feature === 'exports' && method === 'run') {
      const path = member(answer.value, 'path');
      if (typeof path === 'string') watch.exported(path);
    }
    if (feature === 'documents' && method === 'import') {
      const upload = member(member(input, 'from'), 'upload');
      if (typeof upload === 'string') watch.imported(upload);
    }
    return answer;
  };
