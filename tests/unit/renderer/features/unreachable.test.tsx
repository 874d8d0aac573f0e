// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fail, type ProjectInfo } from '#core/model/index.ts';
import { ExportSheet } from '#renderer/features/exporting/ExportSheet.tsx';
import { chooseFile } from '#renderer/features/library/choose-file.ts';
import { queryClient } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { show } from '../ui/components/show.ts';

vi.mock('#renderer/api.ts', () => {
  const client = { documents: { formats: () => Promise.resolve(fail('engine.unreachable')) } };
  return { client, clientFor: () => client, shell: null, onEvent: () => () => undefined };
});

/** What these tests need of a project. */
const project = {
  path: '/a.duizhao',
  rows: 1,
  documents: [],
  settings: { columns: [] },
} as unknown as ProjectInfo;

beforeEach(() => {
  queryClient.clear();
  useWorkspace.setState({ project, notices: [] });
});

test('without the engine the export says so, instead of nothing', async () => {
  show(
    <QueryClientProvider client={queryClient}>
      <ExportSheet />
    </QueryClientProvider>,
  );
  expect(await screen.findByText('engine.unreachable')).toBeTruthy();
});

test('without the engine files are not asked for, and that is said', async () => {
  await chooseFile('new');
  expect(useWorkspace.getState().notices.map(({ key }) => key)).toEqual(['failures:engine.unreachable']);
});
