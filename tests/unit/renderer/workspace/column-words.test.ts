import { expect, it } from 'vitest';
import { defaultColumns, defaultSettings, type Column, type ProjectInfo } from '#core/model/index.ts';
import { i18n } from '#renderer/i18n.ts';
import { watchColumns } from '#renderer/workspace/column-words.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

const english = (id: string, label: string): Column => ({
  id,
  language: 'en',
  label,
  role: 'translation',
  convertedFrom: null,
});

const named = async (columns: readonly Column[], shown: readonly Column[] = []) => {
  await i18n.init({ lng: 'en', resources: {}, interpolation: { escapeValue: false } });
  watchColumns();
  const settings = { ...defaultSettings, columns: [...defaultColumns, ...columns] };
  const project = { settings, documents: [{ columns: shown }] } as unknown as ProjectInfo;
  useWorkspace.setState({ project });
  return [...columns, ...shown].map(({ id }) => i18n.t(`editor:columns.${id}`).replaceAll('\u2060', ''));
};

it('calls columns by their labels, whatever they would mean among the words of the interface', async () => {
  const labels = ['$t(editor:columns.en-3)', '$t(editor:columns.en-2)', 'Draft {{lng}}', '{{{', '$1 $& t('];
  expect(await named(labels.map((label, at) => english(`en-${at + 2}`, label)))).toEqual(labels);
});

it('names a column that only a document knows', async () => {
  expect(await named([], [{ ...english('fr', ''), language: 'fr' }])).toEqual(['français']);
});
