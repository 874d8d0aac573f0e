import { beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationRange } from '#api/annotations.ts';
import { defaultSettings, type SegmentId } from '#core/model/index.ts';
import {
  beginDraft,
  beginWording,
  changeDraft,
  changeProject,
  discardUnfinished,
  goOnComposing,
  leaveComposer,
  moveHere,
  useComposer,
} from '#renderer/features/annotations/compose/composer-store.ts';
import { useAnnotating, type Composing } from '#renderer/workspace/annotations.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

const path = '/p.duizhao';
const words = (segment: number, quote: string): Composing => {
  const range: AnnotationRange = {
    segment: segment as SegmentId,
    side: 'source',
    start: 0,
    end: quote.length,
    quote,
  };
  return { project: path, ranges: [range], kind: null };
};

/** As the annotate command and the panel do together. */
const compose = (composing: Composing): void => {
  // The panel learns of the words after they are there; what was begun by then is about the words before.
  useAnnotating.setState({ composing, pending: composing.ranges });
  beginDraft(composing);
  beginWording(composing.ranges[0]?.quote ?? '');
};

const now = () => {
  const { draft, unfinished, begun } = useComposer.getState();
  return {
    body: draft.body,
    about: begun?.ranges[0]?.quote,
    waiting: unfinished.map(({ draft: { body }, composing }) => [composing.ranges[0]?.quote, body]),
  };
};

beforeEach(() => {
  changeProject(undefined, path);
  for (const each of useComposer.getState().unfinished) discardUnfinished(each);
});

describe('an annotation that was begun', () => {
  it('stays with its words when others are annotated', () => {
    compose(words(1, '大雨'));
    changeDraft({ body: 'Heavy?' });
    compose(words(2, '外套'));
    expect(now()).toEqual({ body: '', about: '外套', waiting: [['大雨', 'Heavy?']] });
    changeDraft({ body: 'Coat?' });
    compose(words(3, '信'));
    expect(now()).toEqual({
      body: '',
      about: '信',
      waiting: [
        ['外套', 'Coat?'],
        ['大雨', 'Heavy?'],
      ],
    });
  });

  it('goes on when its words are chosen again, and when it is asked for', () => {
    compose(words(1, '大雨'));
    changeDraft({ body: 'Heavy?' });
    compose(words(2, '外套'));
    changeDraft({ body: 'Coat?' });
    compose(words(1, '大雨'));
    expect(now()).toEqual({ body: 'Heavy?', about: '大雨', waiting: [['外套', 'Coat?']] });
    const [coat] = useComposer.getState().unfinished;
    if (coat !== undefined) goOnComposing(coat);
    const { composing } = useAnnotating.getState();
    if (composing !== null) beginDraft(composing);
    expect(now()).toEqual({ body: 'Coat?', about: '外套', waiting: [['大雨', 'Heavy?']] });
  });

  it('is kept when the composer is left, and only what is empty is not', () => {
    compose(words(1, '大雨'));
    leaveComposer();
    expect(now().waiting).toEqual([]);
    compose(words(1, '大雨'));
    changeDraft({ kind: 'alternative', wording: '暴雨' });
    leaveComposer();
    expect(useComposer.getState().unfinished.map(({ draft }) => draft.wording)).toEqual(['暴雨']);
  });

  it('is moved to other words only when that is asked for', () => {
    compose(words(1, '大雨'));
    changeDraft({ body: 'Heavy?' });
    compose(words(2, '外套'));
    const [heavy] = useComposer.getState().unfinished;
    if (heavy !== undefined) moveHere(heavy);
    expect(now()).toEqual({ body: 'Heavy?', about: '外套', waiting: [] });
    expect(useComposer.getState().draft.wording).toBe('外套');
  });

  it('waits for its project, and a discarded one comes back', () => {
    compose(words(1, '大雨'));
    changeDraft({ body: 'Heavy?' });
    compose(words(2, '外套'));
    changeDraft({ body: 'Coat?' });
    changeProject(path, '/other.duizhao');
    expect(now().waiting).toEqual([]);
    changeProject('/other.duizhao', path);
    expect(now().waiting).toEqual([
      ['外套', 'Coat?'],
      ['大雨', 'Heavy?'],
    ]);
    const [coat] = useComposer.getState().unfinished;
    useWorkspace.setState({ project: { path, documents: [], rows: 0, settings: defaultSettings } as never });
    if (coat !== undefined) discardUnfinished(coat);
    expect(now().waiting).toEqual([['大雨', 'Heavy?']]);
    useWorkspace.getState().notices.at(-1)?.actions?.[0]?.run();
    expect(now().waiting).toHaveLength(2);
    useWorkspace.setState({ project: null, notices: [] });
  });
});
