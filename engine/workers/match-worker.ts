import { parentPort } from 'node:worker_threads';
import type { SegmentId } from '#core/model/index.ts';
import { encodeMatches } from '../update/match-code.ts';
import { matchSegments, type FileText, type MatchTexts } from '../update/match.ts';
import type { MatchAnswer, MatchOrder } from '../update/messages.ts';

const base: MatchTexts['base']['segments'][number][] = [];
const present: MatchTexts['present'][number][] = [];
const fresh: FileText[] = [];
const said = new Map<SegmentId, string>();

/** Matches one newer file with a document beside the engine; the thread ends with it. */
const take = (order: MatchOrder): void => {
  if (order.is === 'base') {
    for (const item of order.items) {
      base.push(item);
      said.set(item.id, item.text);
    }
  } else if (order.is === 'present') {
    for (const { id, text } of order.items) present.push({ id, text: text ?? said.get(id) ?? '' });
  } else if (order.is === 'fresh') {
    for (const item of order.items) fresh.push(item);
  } else {
    const code = encodeMatches(
      matchSegments({ base: { segments: base, links: order.links }, present, fresh }),
    );
    parentPort?.postMessage({ is: 'matched', code } satisfies MatchAnswer, [code.buffer]);
  }
};

parentPort?.on('message', take);
