import { fail, ok, type SegmentId } from '#core/model/index.ts';
import type { TaskCode } from '../workers/task.ts';
import { encodeMatches } from './match-code.ts';
import { matchSegments, type FileText, type MatchTexts } from './match.ts';
import type { MatchTypes } from './messages.ts';

/** Matches one newer file with a document beside the engine. */
export const runMatch: TaskCode<MatchTypes> = async (_, { given }) => {
  const base: MatchTexts['base']['segments'][number][] = [];
  const present: MatchTexts['present'][number][] = [];
  const fresh: FileText[] = [];
  const said = new Map<SegmentId, string>();
  for await (const part of given()) {
    if (part.is === 'base') {
      for (const item of part.items) {
        base.push(item);
        said.set(item.id, item.text);
      }
    } else if (part.is === 'present') {
      for (const { id, text } of part.items) present.push({ id, text: text ?? said.get(id) ?? '' });
    } else if (part.is === 'fresh') {
      for (const item of part.items) fresh.push(item);
    } else {
      const { links } = part;
      return ok(encodeMatches(matchSegments({ base: { segments: base, links }, present, fresh })));
    }
  }
  return fail('internal', { detail: 'nothing to match came' });
};
