import { Layers, X } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationGroups, type AnnotationFacets } from '#api/annotations.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { Menu, MenuItem } from '#renderer/ui/Menu.tsx';
import { PanelHead } from '#renderer/ui/Panel.tsx';
import { useDebounced } from '#renderer/ui/use-debounced.ts';
import { chipsOf, chosen, withoutChip } from './filters.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { setFilter, setGroup, useList } from './list-store.ts';
import { TransferMenu } from '../transfer/TransferMenu.tsx';
import { TagChip } from '../card/TagChip.tsx';
import { useChipName } from './value-names.ts';
import styles from './Head.module.css';

/** How long the typing must rest before the search runs, in milliseconds. */
const rest = 160;

const Search = () => {
  const { t } = useTranslation('annotations');
  const filtered = useList(({ filter }) => filter.text ?? '');
  const [typed, setTyped] = useState(filtered);
  const [known, setKnown] = useState(filtered);
  const settled = useDebounced(typed, rest);
  // Cleared from elsewhere, by "clear".
  if (known !== filtered) {
    setKnown(filtered);
    if (filtered === '') setTyped('');
  }
  useEffect(() => {
    const { filter } = useList.getState();
    const text = settled.trim();
    if (text !== (filter.text ?? '')) setFilter(chosen(filter, 'text', text === '' ? null : text));
  }, [settled]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.currentTarget
      .closest('[role="tabpanel"]')
      ?.querySelector<HTMLElement>('[data-list-focus][tabindex="0"]')
      ?.focus();
  };
  return (
    <Field label={t('search')} hideLabel>
      {(ids) => (
        <TextInput
          {...ids}
          type="search"
          value={typed}
          maxLength={200}
          placeholder={t('searchPlaceholder')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
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
const Chips = () => {
  const { t } = useTranslation('annotations');
  const filter = useList((state) => state.filter);
  const nameOf = useChipName();
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('filters')}>
      {chips.map((chip) => (
        <li key={`${chip.on}:${chip.value}`}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('removeFilter', { name: nameOf(chip) })}
            onClick={() => setFilter(withoutChip(filter, chip))}
          >
            <span className={styles.chipName}>
              {chip.on === 'tags' && chip.value !== '' ? <TagChip tag={chip.value} /> : nameOf(chip)}
            </span>
            <X aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.clear} onClick={() => setFilter({})}>
          {t('clear')}
        </button>
      </li>
    </ul>
  );
};

/** Search, filter, order, counts. */
export const Head = ({ facets }: { readonly facets: AnnotationFacets | undefined }) => {
  const { t } = useTranslation('annotations');
  return (
    <PanelHead>
      <div className={styles.line}>
        <Search />
        <FilterMenu facets={facets} />
        <GroupMenu />
        <TransferMenu facets={facets} />
      </div>
      <Chips />
      <p className={styles.counts} aria-live="polite">
        {facets === undefined
          ? ' '
          : [
              t('counts', { count: facets.total }),
              ...(facets.open > 0 && facets.resolved > 0 ? [t('openCount', { count: facets.open })] : []),
            ].join(' · ')}
      </p>
    </PanelHead>
  );
};
