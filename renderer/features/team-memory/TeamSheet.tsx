import { useQuery } from '@tanstack/react-query';
import { Server, Unplug } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMemory } from '#api/team-memory.ts';
import type { Failure } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { ItemList } from '../../ui/ItemList.tsx';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { attachTeam, connectTeam, disconnectTeam, retryTeam, teamsKey, useIsAttached } from './teams.ts';
import styles from './TeamSheet.module.css';

const needsPassword = (failure: Failure | null): boolean =>
  failure?.code === 'team.no-password' || failure?.code === 'team.wrong-password';

/** Asks for the password again, and tries with it. */
const PasswordField = ({ place }: { readonly place: string }) => {
  const { t } = useTranslation('memory');
  const [password, setPassword] = useState('');
  return (
    <form
      className={styles.row}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void retryTeam(place, password);
      }}
    >
      <Field label={t('team.password')}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button submit>{t('team.retry')}</Button>
    </form>
  );
};

const Team = ({ team }: { readonly team: TeamMemory }) => {
  const { t } = useTranslation('memory');
  const canAttach = useWorkspace(({ project }) => project?.readOnly === false);
  const { place, host, name, link, writes, waiting, refused, failure, isPasswordKept } = team;
  const isAttached = useIsAttached(place);
  const facts = [
    t(`team.link.${link}`),
    t(writes ? 'team.writes' : 'team.reads'),
    ...(waiting > 0 ? [t('team.waiting', { count: waiting })] : []),
    ...(refused > 0 ? [t('team.refused', { count: refused })] : []),
    ...(isAttached === true ? [t('team.used')] : []),
    ...(isPasswordKept ? [t('team.passwordKept')] : []),
  ];
  return (
    <div className={styles.team}>
      <div className={styles.words}>
        <span className={styles.name}>{t('team.nameAt', { name, host })}</span>
        <span className={styles.faint}>{facts.join(' · ')}</span>
        <span className={styles.faint}>{place}</span>
        {failure === null ? null : <FailureNotice failure={failure} />}
        {needsPassword(failure) ? <PasswordField place={place} /> : null}
      </div>
      {canAttach && isAttached === false ? (
        <Button small onClick={() => void attachTeam(place)}>
          {t('team.use')}
        </Button>
      ) : null}
      <Button small onClick={() => void retryTeam(place, '')}>
        {t('team.retry')}
      </Button>
      <IconButton small label={t('team.disconnect', { host })} onClick={() => void disconnectTeam(place)}>
        <Unplug aria-hidden />
      </IconButton>
    </div>
  );
};

/** Connects to another one. */
const Connecting = () => {
  const { t } = useTranslation('memory');
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const connect = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || address.trim() === '') return;
    setBusy(true);
    const done = await connectTeam(address, password);
    setBusy(false);
    setFailure(done.ok ? null : done.error);
    if (!done.ok) return;
    setAddress('');
    setPassword('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void connect(event)}>
      <Field label={t('team.address')} hint={t('team.addressHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={address}
            placeholder={t('team.addressExample')}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('team.password')} hint={t('team.passwordHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className={styles.row}>
        <Button submit look="primary" busy={isBusy}>
          {t(isBusy ? 'team.connecting' : 'team.connect')}
        </Button>
      </div>
    </form>
  );
};

/** Memories of a team on servers: what is set up on this machine, how each stands, and a way to connect to another. */
export const TeamSheet = () => {
  const { t } = useTranslation('memory');
  const { data, error } = useQuery({
    queryKey: teamsKey,
    queryFn: () => answerOf(client.teamMemory.list({})),
    staleTime: 0,
  });
  return (
    <>
      <PanelHead>
        <p className={styles.faint}>{t('team.intro')}</p>
      </PanelHead>
      <PanelBody>
        {error === null ? null : <FailureNotice failure={failureOf(error)} />}
        {data?.length === 0 ? (
          <EmptyState icon={<Server aria-hidden />} title={t('team.none')}>
            {t('team.noneText')}
          </EmptyState>
        ) : (
          <ItemList label={t('team.list')} items={data ?? []} itemKey={({ place }) => place}>
            {(team) => <Team team={team} />}
          </ItemList>
        )}
        <Connecting />
      </PanelBody>
    </>
  );
};
