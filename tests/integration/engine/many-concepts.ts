import type { PlannedConcept } from '#engine/terms/plan-import.ts';
import { newUid } from '#engine/terms/uid.ts';

/** New concepts, each with a term that no other has. */
export const manyConcepts = (count: number): readonly PlannedConcept[] =>
  Array.from({ length: count }, (_, n) => ({
    id: null,
    said: {
      uid: newUid(),
      terms: [
        { language: 'zh-Hant', text: `第${n}號渡口`, status: 'preferred' },
        { language: 'en', text: `ferry crossing no. ${n}`, status: 'preferred' },
      ],
      partOfSpeech: 'noun',
      domain: '航運',
      note: '',
      source: '',
    },
  }));
