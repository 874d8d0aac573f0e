import { ListFilter, RotateCw, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useKey } from '#renderer/workspace/registry.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { chooseAllRows } from '../many/chosen-rows.ts';
import { focusText } from '../move-commands.ts';
import { chipsOf, type Chip } from './grid-filter.ts';
import { applyFilter, clearFilter, renewFilter, useRowView } from './row-view.ts';
import styles from './FilterBar.module.css';

/** What a chip says. */
const useChipWords = (): ((chip: Chip) => string) => {
  const { t, i18n } = useTranslation('rows');
  const valueOf = ({ is, states, value }: Chip): string => {
    if (is === 'states')
      return states.map((state) => t(`editor:states.${state}`)).join(t('editor:listSeparator'));
    if (is === 'text') return t('filter.quoted', { text: value });
    if (is !== 'changedSince') return t(`filter.${is}`);
    const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    return t('filter.since', { time: time.format(new Date(value)) });
  };
  return (chip) =>
    chip.side === null
      ? valueOf(chip)
      : t('filter.chip', { column: t(`editor:columns.${chip.side}`), value: valueOf(chip) });
};

const Chips = () => {
  const { t } = useTranslation('rows');
  const filter = useRowView((state) => state.filter);
  const wordsOf = useChipWords();
  return chipsOf(filter).map((chip) => (
    <button
      key={chip.key}
      type="button"
      className={styles.chip}
      aria-label={t('filter.remove', { what: wordsOf(chip) })}
      onClick={() => void applyFilter(chip.without)}
    >
      {wordsOf(chip)}
      <X aria-hidden />
    </button>
  ));
};

const Bar = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation('rows');
  const bar = useRef<HTMLElement>(null);
  const { matching, guests, sequence } = useRowView();
  const isOld = useWorkspace(({ project }) => project !== null && project.sequence > sequence);
  const clearKeys = useKey('clearRowFilter');
  const end = (): void => {
    clearFilter();
    focusText();
  };
  useEscape(bar, () => {
    end();
    return true;
  });
  return (
    <search ref={bar} className={styles.bar} aria-label={t('filter.label')}>
      <ListFilter aria-hidden />
      <output className={styles.count}>{t('filter.shown', { count: matching, total })}</output>
      <Chips />
      {guests.size > 0 ? (
        <span className={styles.guests}>{t('filter.guests', { count: guests.size })}</span>
      ) : null}
      <span className={styles.space} />
      {isOld ? (
        <Button small look="quiet" icon={<RotateCw aria-hidden />} onClick={renewFilter}>
          {t('filter.renew')}
        </Button>
      ) : null}
      {matching > 0 ? (
        <Button small look="quiet" onClick={() => void chooseAllRows()}>
          {t('filter.choose')}
        </Button>
      ) : null}
      <Button small title={clearKeys} onClick={end}>
        {t('filter.clear')}
      </Button>
    </search>
  );
};

/** Says that not all rows are shown, how many are and why, and ends that. */
export const FilterBar = () => {
  const isOn = useRowView(({ shown }) => shown !== null);
  const total = useWorkspace(({ project }) => project?.rows ?? 0);
  return isOn ? <Bar total={total} /> : null;
};
