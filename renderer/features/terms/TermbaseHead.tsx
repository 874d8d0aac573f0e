import { ChevronDown, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameKinds, type NameKind } from '#core/model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { exportTermbase } from './export-termbase.ts';
import { importTermbase, useTermbaseImport } from './import-termbase.ts';
import { TermbaseMenu } from './TermbaseMenu.tsx';
import { useTermbases } from './termbases.ts';
import styles from './Termbase.module.css';

/** Which entries are shown; all without one. */
export type EntryFilter = 'names' | 'terms' | NameKind | '';

const kinds = ['', 'terms', 'names', ...nameKinds] as const;

const exportFormats = [
  ['tbx', 'export'],
  ['xlsx', 'exportWorkbook'],
  ['csv', 'exportTable'],
] as const;

/** Whose entries and which of them are shown, and what is done with all of them. */
export const TermbaseHead = ({
  termbase,
  onTermbase,
  onShared,
  text,
  kind,
  onKind,
  onSearch,
  onAdd,
  onCandidates,
  total,
}: {
  /** The path of a shared one; null for the project's. */
  readonly termbase: string | null;
  readonly onTermbase: (path: string | null) => void;
  readonly onShared: () => void;
  readonly text: string;
  readonly kind: EntryFilter;
  readonly onKind: (kind: EntryFilter) => void;
  readonly onSearch: (text: string) => void;
  readonly onAdd: () => void;
  readonly onCandidates: () => void;
  readonly total: number;
}) => {
  const { t } = useTranslation('terms');
  const isFixed = useWorkspace(({ project }) => project?.readOnly ?? true);
  const { data } = useTermbases();
  const isImporting = useTermbaseImport(({ running }) => running !== null);
  const mayWrite =
    termbase === null || data?.some(({ path, writes }) => path === termbase && writes) === true;
  const readOnly = isFixed || !mayWrite;
  return (
    <div className={styles.head}>
      <TermbaseMenu termbase={termbase} onTermbase={onTermbase} onShared={onShared} />
      <div className={styles.search}>
        <SearchField label={t('search')} placeholder={t('search')} searched={text} onSearch={onSearch} />
      </div>
      <Select
        aria-label={t('show')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`shown.${value === '' ? 'all' : value}`) }))}
        onChange={onKind}
      />
      <p className={styles.count} aria-live="polite">
        {t('concepts', { count: total })}
      </p>
      <Button small onClick={onCandidates}>
        {t('candidates.open')}
      </Button>
      <Button small disabled={readOnly} busy={isImporting} onClick={() => void importTermbase(termbase)}>
        {t('import')}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button small disabled={total === 0}>
            {t('exportAs')}
            <ChevronDown aria-hidden size={14} />
          </Button>
        }
      >
        {exportFormats.map(([format, label]) => (
          <MenuItem
            key={format}
            onSelect={() => void exportTermbase(format, kind === '' ? undefined : kind, termbase)}
          >
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
      <Button small icon={<Plus aria-hidden />} disabled={readOnly} onClick={onAdd}>
        {t('add')}
      </Button>
    </div>
  );
};
