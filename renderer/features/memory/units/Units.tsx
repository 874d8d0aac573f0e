import { ArrowLeft, Combine, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitChangeInfo, UnitFacet, UnitsWanted } from '#api/memory-units.ts';
import type { RememberedUnit } from '#core/model/index.ts';
import { keysText } from '#renderer/ui/keys.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Select } from '#renderer/ui/Field.tsx';
import { useRange, type LineState } from '#renderer/ui/list-part.ts';
import { ListPanel, type ListPlace } from '#renderer/ui/ListPanel.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { UnitForm } from './UnitForm.tsx';
import {
  cancelChange,
  mergeUnits,
  removeAll,
  removeUnits,
  turnBack,
  useChanging,
  useFacets,
  useUnits,
} from './units.ts';
import styles from './Units.module.css';

const UnitLine = ({
  unit: { original, translations, document, author, at },
  state: { tabIndex },
  onPress,
}: {
  readonly unit: RememberedUnit;
  readonly state: LineState;
  readonly onPress: () => void;
}) => (
  <button type="button" data-list-focus tabIndex={tabIndex} className={styles.unit} onClick={onPress}>
    <span lang={original.language}>{original.text}</span>
    <span className={styles.translations}>
      {translations.map(({ language, text }) => (
        <span key={language} lang={language}>
          {text}
        </span>
      ))}
    </span>
    <span className={styles.faint}>
      {[document, author, at?.slice(0, 10) ?? ''].filter((fact) => fact !== '').join(' · ')}
    </span>
  </button>
);

const FacetChoice = ({
  label,
  all,
  none,
  facets,
  value,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly none: string;
  readonly facets: readonly UnitFacet[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) => {
  const { t } = useTranslation('memory');
  return (
    <Select
      aria-label={label}
      className={styles.facet}
      value={value === undefined ? 'all' : `=${value}`}
      options={[
        { value: 'all', label: all },
        ...facets.map(({ value: one, units }) => ({
          value: `=${one}`,
          label: t('editor.facet', { name: one === '' ? none : one, units }),
        })),
      ]}
      onChange={(to) => onChange(to === 'all' ? undefined : to.slice(1))}
    />
  );
};

/** The day behind a day, since `to` is before a time. */
const dayAfter = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};
const dayBefore = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};

type Filtering = {
  readonly path: string;
  readonly wanted: UnitsWanted;
  readonly onChange: (wanted: UnitsWanted) => void;
};

/** What the list is narrowed to: words, document, author, days, repeated originals. */
const Filters = ({ path, wanted, onChange }: Filtering) => {
  const { t } = useTranslation('memory');
  const { documents, authors } = useFacets(path);
  const narrow = (change: UnitsWanted): void =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...wanted, ...change }).filter(([, value]) => value !== undefined && value !== ''),
      ),
    );
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField
          label={t('editor.search')}
          placeholder={t('editor.search')}
          searched={wanted.text ?? ''}
          onSearch={(text) => narrow({ text })}
        />
      </div>
      <FacetChoice
        label={t('editor.document')}
        all={t('editor.allDocuments')}
        none={t('editor.noDocument')}
        facets={documents}
        value={wanted.document}
        onChange={(document) => narrow({ document })}
      />
      <FacetChoice
        label={t('editor.author')}
        all={t('editor.allAuthors')}
        none={t('editor.noAuthor')}
        facets={authors}
        value={wanted.author}
        onChange={(author) => narrow({ author })}
      />
      <div className={styles.day}>
        <DateField label={t('editor.from')} value={wanted.from ?? ''} onChange={(from) => narrow({ from })} />
      </div>
      <div className={styles.day}>
        <DateField
          label={t('editor.to')}
          value={wanted.to === undefined ? '' : dayBefore(wanted.to)}
          onChange={(to) => narrow({ to: to === '' ? '' : dayAfter(to) })}
        />
      </div>
      <Checkbox checked={wanted.same === true} onChange={(same) => narrow({ same: same ? true : undefined })}>
        {t('editor.same')}
      </Checkbox>
    </div>
  );
};

const TurnButton = ({
  path,
  direction,
  change,
  fixed,
  children,
}: {
  readonly path: string;
  readonly direction: 'undo' | 'redo';
  readonly change: UnitChangeInfo | null;
  readonly fixed: boolean;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation('memory');
  const what = change === null ? '' : t(`editor.kinds.${change.kind}`, { count: change.units });
  return (
    <IconButton
      small
      label={change === null ? t(`editor.${direction}`) : t(`editor.${direction}What`, { what })}
      disabled={fixed || change === null}
      onClick={() => void turnBack(path, direction)}
    >
      {children}
    </IconButton>
  );
};

type HeadProps = Filtering & {
  readonly name: string;
  readonly total: number;
  readonly undo: UnitChangeInfo | null;
  readonly redo: UnitChangeInfo | null;
  readonly fixed: boolean;
  readonly onBack: () => void;
};

const isNarrowed = (wanted: UnitsWanted): boolean => Object.keys(wanted).length > 0;

/** What is done with all that is listed, and what the list is narrowed to. */
const Head = ({ path, wanted, onChange, name, total, undo, redo, fixed, onBack }: HeadProps) => {
  const { t } = useTranslation('memory');
  const job = useChanging((state) => state.job);
  const isFiltered = isNarrowed(wanted);
  return (
    <div className={styles.head}>
      <div className={styles.bar}>
        <Button small icon={<ArrowLeft aria-hidden />} onClick={onBack}>
          {t('editor.back')}
        </Button>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.count} aria-live="polite">
          {t('units', { count: total })}
        </p>
        <TurnButton path={path} direction="undo" change={undo} fixed={fixed}>
          <Undo2 aria-hidden />
        </TurnButton>
        <TurnButton path={path} direction="redo" change={redo} fixed={fixed}>
          <Redo2 aria-hidden />
        </TurnButton>
        <Button
          small
          icon={<Combine aria-hidden />}
          disabled={fixed || total === 0}
          onClick={() => void mergeUnits(path)}
        >
          {t('editor.merge')}
        </Button>
        <Button
          small
          icon={<Trash2 aria-hidden />}
          disabled={fixed || total === 0 || !isFiltered}
          onClick={() => void removeAll(path, wanted)}
        >
          {t('editor.removeShown', { count: isFiltered ? total : 0 })}
        </Button>
      </div>
      <Filters path={path} wanted={wanted} onChange={onChange} />
      {job === null ? null : (
        <div className={styles.running}>
          <Progress value={null} label={t('editor.changing')} />
          <Button small onClick={cancelChange}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
};

type ListProps = {
  readonly path: string;
  readonly name: string;
  readonly canWrite: boolean;
  readonly onBack: () => void;
};

/** The list of the units, and what is done with them. */
const UnitList = ({
  path,
  name,
  canWrite,
  onBack,
  wanted,
  onWanted,
  place,
  onOpen,
  onFocus,
}: ListProps & {
  readonly wanted: UnitsWanted;
  readonly onWanted: (wanted: UnitsWanted) => void;
  readonly place: ListPlace;
  readonly onOpen: (unit: RememberedUnit, index: number) => void;
  readonly onFocus: () => void;
}) => {
  const { t } = useTranslation('memory');
  const [range, onRange] = useRange();
  const job = useChanging((state) => state.job);
  const { head, total, at, error, loading } = useUnits(path, wanted, range);
  const fixed = !canWrite || job !== null;
  const hearUndo = (event: KeyboardEvent): void => {
    const isPlace = event.target instanceof HTMLInputElement || !(event.ctrlKey || event.metaKey);
    const key = event.key.toLowerCase();
    if (isPlace || fixed || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    void turnBack(path, key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };
  return (
    // Presentation: it only hears the keys of what is inside.
    <div role="presentation" className={styles.list} data-list-part onKeyDown={hearUndo} onFocus={onFocus}>
      <ListPanel
        head={
          <Head
            path={path}
            wanted={wanted}
            onChange={onWanted}
            name={name}
            total={total}
            undo={head?.undo ?? null}
            redo={head?.redo ?? null}
            fixed={fixed}
            onBack={onBack}
          />
        }
        label={t('editor.list')}
        failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
        loading={loading ? t('editor.loading') : null}
        none={<EmptyState title={t(isNarrowed(wanted) ? 'editor.noneFound' : 'editor.none')} />}
        place={place}
        help={canWrite ? t('editor.help', { undo: keysText('Mod+Z') }) : t('editor.helpReading')}
        list={{
          count: total,
          estimate: () => 64,
          itemKey: (index) => at(index)?.id ?? `at ${index}`,
          onRange,
          onKey: (event, index) => {
            const unit = at(index);
            if (event.key !== 'Delete' || unit === undefined || fixed) return false;
            void removeUnits(path, [unit.id]);
            return true;
          },
          render: (index, state) => {
            const unit = at(index);
            if (unit === undefined) return null;
            return (
              <UnitLine
                unit={unit}
                state={state}
                onPress={() => {
                  if (canWrite) onOpen(unit, index);
                }}
              />
            );
          },
        }}
      />
    </div>
  );
};

/** The units of a memory: found, changed, removed, merged; each change can be taken back. */
export const Units = (props: ListProps) => {
  const [wanted, setWanted] = useState<UnitsWanted>({});
  const [open, setOpen] = useState<RememberedUnit | null>(null);
  const [active, setActive] = useState(0);
  // The list that comes back after a unit was open takes the focus, once, to that unit.
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== null) {
    const close = (): void => {
      setWasOpen(true);
      setOpen(null);
    };
    return <UnitForm path={props.path} unit={open} onDone={close} />;
  }
  return (
    <UnitList
      {...props}
      wanted={wanted}
      onWanted={(to) => {
        setWanted(to);
        // Other units are seen from the first on.
        setActive(0);
      }}
      place={{ active, follow: true, focusFirst: wasOpen, onActive: setActive }}
      onOpen={(unit, index) => {
        setActive(index);
        setOpen(unit);
      }}
      onFocus={() => setWasOpen(false)}
    />
  );
};
