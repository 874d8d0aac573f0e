import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { annotationGroups } from '#api/annotation-values.ts';
import type { AnnotationFacets } from '#api/annotations.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Chip, Chips, ClearChips, ListCounts, ListTools } from '#renderer/ui/ListHead.tsx';
import { Menu, MenuItem } from '#renderer/ui/Menu.tsx';
import { PanelHead } from '#renderer/ui/Panel.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { chipsOf, chosen, withoutChip } from './filters.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { setFilter, setGroup, useList } from './list-store.ts';
import { TransferMenu } from '../transfer/TransferMenu.tsx';
import { TagChip } from '../card/TagChip.tsx';
import { useChipName } from './value-names.ts';

const search = (words: string): void =>
  setFilter(chosen(useList.getState().filter, 'text', words === '' ? null : words));

const Search = () => {
  const { t } = useTranslation('annotations');
  const searched = useList(({ filter }) => filter.text ?? '');
  return (
    <SearchField
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      searched={searched}
      onSearch={search}
    />
  );
};

const GroupMenu = () => {
  const { t } = useTranslation('annotations');
  const group = useList((state) => state.group);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('group')} pressed={group !== 'none'}>
          <Layers aria-hidden />
        </IconButton>
      }
    >
      {annotationGroups.map((name) => (
        <MenuItem key={name} checked={name === group} onSelect={() => setGroup(name)}>
          {t(`groups.${name}`)}
        </MenuItem>
      ))}
    </Menu>
  );
};

/** What narrows the list now, each to be taken away. */
const Narrowed = () => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const nameOf = useChipName();
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <Chips label={t('filters')}>
      {chips.map((chip) => (
        <Chip
          key={`${chip.on}:${chip.value}`}
          name={chip.on === 'tags' && chip.value !== '' ? <TagChip tag={chip.value} /> : nameOf(chip)}
          removeLabel={t('removeFilter', { name: nameOf(chip) })}
          onRemove={() => setFilter(withoutChip(filter, chip))}
        />
      ))}
      <ClearChips title={t('clear')} onClear={() => setFilter({})} />
    </Chips>
  );
};

/** Search, filter, order, counts. */
export const Head = ({ facets }: { readonly facets: AnnotationFacets | undefined }) => {
  const { t } = useTranslation('annotations');
  return (
    <PanelHead>
      <ListTools>
        <Search />
        <FilterMenu facets={facets} />
        <GroupMenu />
        <TransferMenu facets={facets} />
      </ListTools>
      <Narrowed />
      <ListCounts>
        {facets === undefined
          ? ' '
          : [
              t('counts', { count: facets.total }),
              ...(facets.open > 0 && facets.resolved > 0 ? [t('openCount', { count: facets.open })] : []),
            ].join(' · ')}
      </ListCounts>
    </PanelHead>
  );
};
