import { mainTranslation } from '#core/model/index.ts';
import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnnotationFacets, Facet } from '#api/annotations.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { projectColumns, signedAs, useWorkspace } from '#renderer/workspace/store.ts';
import {
  chosen,
  toggled,
  toggledUncountered,
  showsUncountered,
  valuesOf,
  type ListMember,
} from './filters.ts';
import { setFilter, useList } from './list-store.ts';
import { TagChip } from '../card/TagChip.tsx';
import { useValueName } from './value-names.ts';

/** Values to offer: those there are, and those chosen that no annotation has any more. */
const offered = (facets: readonly Facet[], values: readonly string[]): readonly Facet[] => [
  ...facets,
  ...values
    .filter((value) => !facets.some((facet) => facet.value === value))
    .map((value) => ({ value, count: 0 })),
];

const Values = ({
  on,
  facets,
}: {
  readonly on: ListMember;
  readonly facets: readonly { readonly value: string; readonly count?: number }[];
}) => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const nameOf = useValueName();
  if (facets.length === 0) return null;
  return (
    <>
      <MenuLine />
      <MenuHeading>{t(`members.${on}`)}</MenuHeading>
      {facets.map(({ value, count }) => (
        <MenuItem
          key={value}
          stays
          checked={valuesOf(filter, on).includes(value)}
          count={count}
          onSelect={() => setFilter(toggled(filter, on, value))}
        >
          {on === 'tags' && value !== '' ? <TagChip tag={value} /> : nameOf(on, value)}
        </MenuItem>
      ))}
    </>
  );
};

/** The people named with @, oneself first: one of them at a time. */
const Mentions = ({ facets }: { readonly facets: readonly Facet[] }) => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const author = useWorkspace(signedAs);
  const chosenOne = filter.mentions === undefined ? [] : [filter.mentions];
  const people = offered(facets, [...new Set([...(author === '' ? [] : [author]), ...chosenOne])]);
  if (people.length === 0) return null;
  return (
    <>
      <MenuLine />
      <MenuHeading>{t('members.mentions')}</MenuHeading>
      {people
        .toSorted((a, b) => Number(b.value === author) - Number(a.value === author))
        .map(({ value, count }) => (
          <MenuItem
            key={value}
            stays
            checked={filter.mentions === value}
            count={count}
            onSelect={() => setFilter(chosen(filter, 'mentions', value))}
          >
            {value === author ? t('atMe', { name: value }) : `@${value}`}
          </MenuItem>
        ))}
    </>
  );
};

const facetMembers = [
  'statuses',
  'kinds',
  'tags',
  'authors',
  'sides',
  'categories',
  'severities',
  'visibilities',
] as const;

/** Everything the list can be narrowed to, with how many there are. It stays open while one chooses. */
export const FilterMenu = ({ facets }: { readonly facets: AnnotationFacets | undefined }) => {
  const { t } = useTranslation(['annotations', 'editor']);
  const filter = useList((state) => state.filter);
  const project = useWorkspace((state) => state.project);
  const translation = project === null ? null : mainTranslation(projectColumns(project));
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('filter')}>
          <ListFilter aria-hidden />
        </IconButton>
      }
    >
      {(['open', 'resolved'] as const).map((state) => (
        <MenuItem
          key={state}
          stays
          checked={filter.state === state}
          count={facets?.[state]}
          onSelect={() => setFilter(chosen(filter, 'state', state))}
        >
          {t(`states.${state}`)}
        </MenuItem>
      ))}
      {translation === null ? null : (
        <MenuItem
          stays
          checked={showsUncountered(filter)}
          count={facets?.uncountered}
          onSelect={() => setFilter(toggledUncountered(filter, translation))}
        >
          {t('uncountered', { column: t(`editor:columnNames.${translation}`) })}
        </MenuItem>
      )}
      <Mentions facets={facets?.mentions ?? []} />
      {facetMembers.map((on) => (
        <Values key={on} on={on} facets={offered(facets?.[on] ?? [], valuesOf(filter, on))} />
      ))}
    </Menu>
  );
};
