import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewItems } from '#api/review.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { Chip, Chips, ListCounts, ListTools } from '#renderer/ui/ListHead.tsx';
import { Menu, MenuHeading, MenuItem, MenuLine } from '#renderer/ui/Menu.tsx';
import { PanelHead } from '#renderer/ui/Panel.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { waitingIn } from '../counts.ts';
import { setFilter, showEachChange, useHost } from '../host-store.ts';
import {
  chipsOf,
  facetMembers,
  glanceOf,
  glances,
  offered,
  toggled,
  valuesOf,
  withGlance,
  withoutChip,
  withPreferential,
  withSearch,
  type FacetMember,
  type Glance,
} from './item-filter.ts';
import { useChipName, useValueName } from './value-names.ts';

type Facets = ReviewItems['facets'] | undefined;

const search = (words: string): void => setFilter(withSearch(useHost.getState().filter, words));

const Search = () => {
  const { t } = useTranslation('review-host');
  const searched = useHost(({ filter }) => filter.search ?? '');
  return (
    <SearchField
      label={t('items.search')}
      placeholder={t('items.searchPlaceholder')}
      searched={searched}
      onSearch={search}
    />
  );
};

const Values = ({ on, facets }: { readonly on: FacetMember; readonly facets: Facets }) => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const nameOf = useValueName();
  const values = offered(filter, facets, on);
  if (values.length === 0) return null;
  const chosen = on === 'standings' && glanceOf(filter) !== 'own' ? [] : valuesOf(filter, on);
  return (
    <>
      <MenuHeading>{t(`items.members.${on}`)}</MenuHeading>
      {values.map(({ value, count }) => (
        <MenuItem
          key={value}
          stays
          checked={chosen.includes(value)}
          count={count}
          onSelect={() => setFilter(toggled(filter, on, value))}
        >
          {nameOf(on, value)}
        </MenuItem>
      ))}
      <MenuLine />
    </>
  );
};

/** Everything the list can be narrowed to, with how many there are. It stays open while one chooses. */
const FilterMenu = ({ facets }: { readonly facets: Facets }) => {
  const { t } = useTranslation('review-host');
  const { filter, eachChange } = useHost();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('items.filter')}>
          <ListFilter aria-hidden />
        </IconButton>
      }
    >
      {facetMembers.map((on) => (
        <Values key={on} on={on} facets={facets} />
      ))}
      {([true, false] as const).map((value) => (
        <MenuItem
          key={String(value)}
          stays
          checked={filter.preferential === value}
          onSelect={() => setFilter(withPreferential(filter, value))}
        >
          {t(value ? 'items.preferential' : 'items.notPreferential')}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem stays checked={eachChange} onSelect={() => showEachChange(!eachChange)}>
        {t('items.eachChange')}
      </MenuItem>
    </Menu>
  );
};

/** What narrows the list now, each to be taken away. */
const Narrowed = () => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const nameOf = useChipName();
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <Chips label={t('items.filters')}>
      {chips.map((chip) => {
        const name = nameOf(chip);
        return (
          <Chip
            key={`${chip.on}:${chip.value}`}
            name={name}
            removeLabel={t('items.removeFilter', { name })}
            onRemove={() => setFilter(withoutChip(filter, chip))}
          />
        );
      })}
    </Chips>
  );
};

/** Search, filter, and how many there are. */
export const ItemHead = ({
  review,
  total,
  facets,
}: {
  readonly review: ReviewInfo;
  readonly total: number;
  readonly facets: Facets;
}) => {
  const { t } = useTranslation('review-host');
  const filter = useHost((state) => state.filter);
  const waiting = waitingIn(review.counts);
  const counts: Readonly<Record<Glance, number>> = {
    open: waiting,
    done: review.counts.items - waiting,
    all: review.counts.items,
  };
  const glance = glanceOf(filter);
  return (
    <PanelHead>
      <ListTools>
        <Search />
        <FilterMenu facets={facets} />
      </ListTools>
      <Segmented<Glance | 'own'>
        label={t('items.glance')}
        value={glance}
        onChange={(to) => {
          if (to !== 'own') setFilter(withGlance(filter, to));
        }}
        options={glances.map((value) => ({
          value,
          label: t(`items.glances.${value}`),
          count: counts[value],
        }))}
      />
      <Narrowed />
      <ListCounts>{t('items.shown', { count: total })}</ListCounts>
    </PanelHead>
  );
};
