import { ChevronDown, Library, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedTermbase } from '#api/termbases.ts';
import { shell } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { MoveButtons } from '../../ui/MoveButtons.tsx';
import { PanelBody, PanelFoot, PanelHead } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useSheetTitle } from '../../workspace/sheet-title.ts';
import { useWorkspace } from '../../workspace/store.ts';
import {
  attachChosen,
  attachTermbase,
  createTermbase,
  detachTermbase,
  moveTermbase,
  setTermbase,
  useAvailable,
  useTermbases,
} from './termbases.ts';
import styles from './SharedTermbases.module.css';

/** Its place among the termbases, which decides between entries for the same words. */
const Order = ({
  termbase: { path, name },
  at,
  last,
  fixed,
}: {
  readonly termbase: AttachedTermbase;
  readonly at: number;
  readonly last: number;
  readonly fixed: boolean;
}) => {
  const { t } = useTranslation('terms');
  if (last === 0) return null;
  return (
    <MoveButtons
      className={styles.order}
      at={at}
      last={last}
      fixed={fixed}
      up={t('shared.earlier', { name })}
      down={t('shared.later', { name })}
      onMove={(to) => void moveTermbase(path, to)}
    />
  );
};

const Choices = ({
  termbase: { path, on, writes, canWrite, takesNew },
  fixed,
}: {
  readonly termbase: AttachedTermbase;
  readonly fixed: boolean;
}) => {
  const { t } = useTranslation('terms');
  return (
    <span className={styles.choices}>
      <Checkbox checked={on} disabled={fixed} onChange={(now) => void setTermbase(path, { on: now })}>
        {t('shared.on')}
      </Checkbox>
      <Checkbox
        checked={writes}
        disabled={fixed || !(canWrite || writes)}
        onChange={(now) => void setTermbase(path, { writes: now })}
      >
        {t(canWrite ? 'shared.writes' : 'shared.readOnly')}
      </Checkbox>
      <Checkbox
        checked={takesNew}
        disabled={fixed || !canWrite}
        onChange={(now) => void setTermbase(path, { takesNew: now })}
      >
        {t('shared.takesNew')}
      </Checkbox>
    </span>
  );
};

const Termbase = ({
  termbase,
  at,
  last,
  fixed,
  onShow,
}: {
  readonly termbase: AttachedTermbase;
  readonly at: number;
  readonly last: number;
  readonly fixed: boolean;
  readonly onShow: () => void;
}) => {
  const { t } = useTranslation('terms');
  const { path, name, concepts, failure } = termbase;
  return (
    <div className={styles.termbase}>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        {concepts === null ? null : (
          <span className={styles.faint}>{t('concepts', { count: concepts })}</span>
        )}
        <span className={styles.faint}>{path}</span>
        {failure === null ? (
          <Choices termbase={termbase} fixed={fixed} />
        ) : (
          <FailureNotice failure={failure} />
        )}
      </div>
      {failure === null ? (
        <Button small aria-label={t('shared.entriesOf', { name })} onClick={onShow}>
          {t('shared.entries')}
        </Button>
      ) : null}
      <Order termbase={termbase} at={at} last={last} fixed={fixed} />
      <IconButton
        small
        label={t('shared.detach', { name })}
        disabled={fixed}
        onClick={() => void detachTermbase(path)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </div>
  );
};

/** Adds a termbase that is there: one of the library, or, where files can be chosen, any. */
const AddMenu = ({ fixed }: { readonly fixed: boolean }) => {
  const { t } = useTranslation('terms');
  const { data = [] } = useAvailable();
  const canChoose = shell !== null;
  return (
    <Menu
      align="end"
      trigger={
        <Button disabled={fixed}>
          {t('shared.add')}
          <ChevronDown aria-hidden size={14} />
        </Button>
      }
    >
      {data.map(({ path, name }) => (
        <MenuItem key={path} onSelect={() => void attachTermbase(path)}>
          {name}
        </MenuItem>
      ))}
      {data.length === 0 ? (
        <MenuItem disabled onSelect={() => undefined}>
          {t('shared.noOthers')}
        </MenuItem>
      ) : null}
      {canChoose ? <MenuLine /> : null}
      {canChoose ? <MenuItem onSelect={() => void attachChosen()}>{t('shared.choose')}</MenuItem> : null}
    </Menu>
  );
};

/** Characters that cannot be in the name of a file. */
const notInNames = /[/\\:*?"<>|\p{Cc}]|^\.+/gu;

const NewTermbase = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation('terms');
  const [name, setName] = useState('');
  const usable = name.replaceAll(notInNames, ' ').trim();
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable !== '') void createTermbase(usable).then((done) => (done ? onDone() : undefined));
      }}
    >
      <Field label={t('shared.name')}>
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button look="primary" submit disabled={usable === ''}>
        {t('shared.create')}
      </Button>
      <Button onClick={onDone}>{t('cancel')}</Button>
    </form>
  );
};

/** The termbases that the project shares with others: which it has, in which order, and what is done with each. */
export const SharedTermbases = ({
  onShow,
  onBack,
}: {
  /** Shows the entries of one. */
  readonly onShow: (path: string) => void;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation('terms');
  useSheetTitle('terms:shared.list');
  const fixed = useWorkspace(({ project }) => project?.readOnly ?? true);
  const [making, setMaking] = useState(false);
  const { data, error } = useTermbases();
  return (
    <>
      <PanelHead>
        <p className={styles.faint}>{t('shared.intro')}</p>
      </PanelHead>
      <PanelBody>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {data?.length === 0 ? (
          <EmptyState icon={<Library aria-hidden />} title={t('shared.none')}>
            {t('shared.noneText')}
          </EmptyState>
        ) : (
          <ItemList label={t('shared.list')} items={data ?? []} itemKey={({ path }) => path}>
            {(termbase) => (
              <Termbase
                termbase={termbase}
                at={data?.indexOf(termbase) ?? 0}
                last={(data?.length ?? 1) - 1}
                fixed={fixed}
                onShow={() => onShow(termbase.path)}
              />
            )}
          </ItemList>
        )}
      </PanelBody>
      <PanelFoot>
        {making ? (
          <NewTermbase onDone={() => setMaking(false)} />
        ) : (
          <div className={styles.buttons}>
            <Button look="quiet" onClick={onBack}>
              {t('shared.back')}
            </Button>
            <AddMenu fixed={fixed} />
            <Button disabled={fixed} onClick={() => setMaking(true)}>
              {t('shared.new')}
            </Button>
          </div>
        )}
      </PanelFoot>
    </>
  );
};
