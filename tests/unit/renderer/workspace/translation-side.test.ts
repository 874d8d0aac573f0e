import { afterEach, expect, it, vi } from 'vitest';
import { defaultSettings, type ProjectInfo, type Side } from '#core/model/index.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { translationSide } from '#renderer/workspace/translation-side.ts';

vi.mock('#renderer/api.ts', () => ({ client: {}, shell: null, onEvent: () => () => undefined }));

const start = useWorkspace.getState();
afterEach(() => useWorkspace.setState(start, true));

const open = (targets: readonly Side[]): void => {
  const project = { settings: defaultSettings, documents: [{ targets }] } as unknown as ProjectInfo;
  useWorkspace.setState({ project });
};
const at = (side: Side) => translationSide({ row: 1, side });

it('is the column one is in, and in the original the first that people write', () => {
  open(['zh-Hans', 'en']);
  expect(['source', 'zh-Hans', 'en'].map(at)).toEqual(['en', 'zh-Hans', 'en']);
});

it('is a converted column in the original where people write none', () => {
  open(['zh-Hans']);
  expect(at('source')).toBe('zh-Hans');
});
