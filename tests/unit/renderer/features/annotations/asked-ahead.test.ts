// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { ok, type AnnotationId } from '#core/model/index.ts';
import { annotationsFeature } from '#renderer/features/annotations/feature.ts';
import { indexIn } from '#renderer/features/annotations/list/use-annotations.ts';
import { setFilter, useList } from '#renderer/features/annotations/list/list-store.ts';
import { queryClient } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

const asked = vi.hoisted((): unknown[] => []);

vi.mock('#renderer/api.ts', () => {
  const client = {
    annotations: {
      list: (input: unknown) => {
        asked.push(input);
        return Promise.resolve(ok({ total: 0, groups: [], items: [] }));
      },
    },
  };
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined };
});

beforeEach(() => {
  asked.length = 0;
  queryClient.clear();
});

test('the command that opens the list of annotations asks for its beginning at once, and who draws it does not ask again', async () => {
  setFilter({ state: 'open' });
  const command = annotationsFeature.commands?.find(({ id }) => id === 'annotations');
  void command?.run({ active: useWorkspace.getState().active, isStillMeant: () => true });
  expect(useWorkspace.getState().panel).toBe('annotations');
  expect(asked).toEqual([{ filter: { state: 'open' }, group: 'none', from: 0, count: 100 }]);
  const { filter, group } = useList.getState();
  expect(await indexIn(filter, group, 1 as AnnotationId)).toBeNull();
  expect(asked).toHaveLength(1);
});
