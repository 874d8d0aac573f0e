import { useTranslation } from 'react-i18next';
import type { AnnotationGroup } from '#api/annotation-values.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import type { Chip, ListMember } from './filters.ts';
import { useList } from './list-store.ts';

/** The words for a value of a filter, as menus and chips show it. */
export const useValueName = (): ((on: ListMember, value: string) => string) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const categoryName = useCategoryName();
  const names: Readonly<Record<ListMember, (value: string) => string>> = {
    kinds: (value) => t(`annotations:kinds.${value}`),
    tags: (value) => (value === '' ? t('annotations:noTags') : value),
    authors: (value) => (value === '' ? t('annotations:noName') : value),
    sides: (value) => t(`editor:columns.${value}`),
    statuses: (value) => t(`annotations:statusNames.${value}`),
    categories: categoryName,
    severities: (value) => t(`annotations:severities.${value}`),
    visibilities: (value) => t(`annotations:visibilities.${value}`),
  };
  return (on, value) => names[on](value);
};

/** The words for one narrowing of the list. */
export const useChipName = (): ((chip: Chip) => string) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const nameOf = useValueName();
  return (chip) => {
    if (chip.on === 'state') return t(`annotations:states.${chip.value}`);
    if (chip.on === 'uncountered')
      return t('annotations:uncountered', { column: t(`editor:columnNames.${chip.value}`) });
    if (chip.on === 'without') return t('annotations:without', { column: t(`editor:columns.${chip.value}`) });
    if (chip.on === 'mentions') return `@${chip.value}`;
    if (chip.on === 'row') return t('annotations:row', { row: chip.value });
    return nameOf(chip.on, chip.value);
  };
};

/** The words for a group of the list, as it is grouped now. */
export const useGroupName = (): ((value: string) => string) => {
  const { t } = useTranslation('annotations');
  const nameOf = useValueName();
  const group = useList((state) => state.group);
  const documents = useWorkspace(({ project }) => project?.documents);
  const documentName = (value: string): string =>
    documents?.find(({ id }) => String(id) === value)?.name ?? t('nowhere');
  const names: Readonly<Record<AnnotationGroup, (value: string) => string>> = {
    none: (value) => value,
    kind: (value) => nameOf('kinds', value),
    tag: (value) => nameOf('tags', value),
    author: (value) => nameOf('authors', value),
    status: (value) => nameOf('statuses', value),
    document: documentName,
  };
  return (value) => names[group](value);
};
