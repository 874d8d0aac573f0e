import { ListFilter } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cellStates, type Side } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useFloatingRoot } from '#renderer/ui/Floating.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { focusText } from '../move-commands.ts';
import { asksNothing, chipsOf, withColumn, withState } from './grid-filter.ts';
import { applyFilter, openFilter, useRowView, rowsHead } from './row-view.ts';
import styles from './HeadFilter.module.css';

/** The button in a head that opens what its column, or the rows, are asked. It is filled while something is. */
const HeadPopover = ({
  of,
  label,
  isOn,
  children,
}: {
  /** A column, or `rowsHead`. */
  readonly of: Side;
  readonly label: string;
  readonly isOn: boolean;
  readonly children: ReactNode;
}) => {
  const isOpen = useRowView(({ open }) => open === of);
  const escaped = useRef(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => openFilter(open ? of : null)}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className={cx(styles.trigger, isOn && styles.on)}
          aria-label={label}
          title={label}
          data-filter={of}
          data-on={isOn || undefined}
        >
          <ListFilter aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal container={useFloatingRoot()}>
        <Popover.Content
          data-takes-focus
          className={styles.content}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={() => {
            escaped.current = false;
          }}
          onEscapeKeyDown={() => {
            escaped.current = true;
          }}
          onCloseAutoFocus={(event) => {
            if (!escaped.current || !useRowView.getState().isFromText) return;
            event.preventDefault();
            focusText();
          }}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};

/** Filters the rows by what a column has in them. */
export const ColumnFilterHead = ({ side, name }: { readonly side: Side; readonly name: string }) => {
  const { t } = useTranslation('rows');
  const filter = useRowView((state) => state.filter);
  const one = filter.columns.get(side) ?? asksNothing;
  const change = (changed: Partial<typeof one>): void => void applyFilter(withColumn(filter, side, changed));
  const isOn = chipsOf(filter).some((chip) => chip.side === side);
  return (
    <HeadPopover of={side} label={t('filter.column', { column: name })} isOn={isOn}>
      <SearchField
        label={t('filter.text')}
        placeholder={t('filter.text')}
        searched={one.text}
        onSearch={(text) => change({ text })}
      />
      {side === 'source' ? null : (
        <fieldset className={styles.group}>
          <legend>{t('filter.state')}</legend>
          {cellStates.map((state) => (
            <Checkbox
              key={state}
              checked={one.states.includes(state)}
              onChange={(isIn) => change({ states: withState(one.states, state, isIn) })}
            >
              {t(`editor:states.${state}`)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <div className={styles.group}>
        <Checkbox checked={one.locked} onChange={(locked) => change({ locked })}>
          {t('filter.locked')}
        </Checkbox>
        {side === 'source' ? null : (
          <Checkbox checked={one.stale} onChange={(stale) => change({ stale })}>
            {t('filter.stale')}
          </Checkbox>
        )}
      </div>
      <Button small disabled={!isOn} onClick={() => change(asksNothing)}>
        {t('filter.clearColumn')}
      </Button>
    </HeadPopover>
  );
};

/** A time in this place as the field for times has it, to the minute. */
const localTime = (iso: string | null): string => {
  if (iso === null) return '';
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const isoTime = (local: string): string | null => {
  const time = new Date(local);
  return local === '' || Number.isNaN(time.getTime()) ? null : time.toISOString();
};

/** Filters the rows by what they have besides texts, and by words in any column. */
export const RowsFilterHead = () => {
  const { t } = useTranslation('rows');
  const filter = useRowView((state) => state.filter);
  const change = (changed: Partial<typeof filter>): void => void applyFilter({ ...filter, ...changed });
  const isOn = chipsOf(filter).some((chip) => chip.side === null);
  const { text, annotated, openRepairs, findings, changedSince } = filter;
  return (
    <HeadPopover of={rowsHead} label={t('filter.rows')} isOn={isOn}>
      <SearchField
        label={t('filter.textAnywhere')}
        placeholder={t('filter.textAnywhere')}
        searched={text}
        onSearch={(words) => change({ text: words })}
      />
      <div className={styles.group}>
        <Checkbox checked={annotated === 'any'} onChange={(is) => change({ annotated: is ? 'any' : null })}>
          {t('filter.annotated')}
        </Checkbox>
        <Checkbox checked={annotated === 'open'} onChange={(is) => change({ annotated: is ? 'open' : null })}>
          {t('filter.annotatedOpen')}
        </Checkbox>
        <Checkbox checked={openRepairs} onChange={(is) => change({ openRepairs: is })}>
          {t('filter.openRepairs')}
        </Checkbox>
        <Checkbox checked={findings} onChange={(is) => change({ findings: is })}>
          {t('filter.findings')}
        </Checkbox>
      </div>
      <DateField
        withTime
        label={t('filter.changedSince')}
        value={localTime(changedSince)}
        onChange={(time) => change({ changedSince: isoTime(time) })}
      />
      <Button
        small
        disabled={!isOn}
        onClick={() =>
          change({ text: '', annotated: null, openRepairs: false, findings: false, changedSince: null })
        }
      >
        {t('filter.clearColumn')}
      </Button>
    </HeadPopover>
  );
};
