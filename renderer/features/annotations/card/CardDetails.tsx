import { languageAt } from '#renderer/workspace/columns.ts';
import { Check, CopyCheck, Ellipsis, Pencil, Reply, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import { resolutionReasons } from '#core/model/index.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Menu, MenuItem } from '#renderer/ui/Menu.tsx';
import { ago } from '#renderer/ui/time.ts';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { anchorsOn } from './anchors.ts';
import { useToldWhenGone, useWriting } from '../compose/begun.ts';
import { ContentFields } from '../compose/ContentFields.tsx';
import { change, remove, reopen, resolve } from '../deeds.ts';
import { changesIn, draftOf, missingIn } from '../compose/draft.ts';
import { focusCard } from './focus-card.ts';
import { keepChange, unfold, useList } from '../list/list-store.ts';
import { openOccurrences } from '../occurrences/occurrences-store.ts';
import { SideWords } from './SideWords.tsx';
import { Thread } from './Thread.tsx';
import { putWording, replaceable } from './wording.ts';
import styles from './CardDetails.module.css';

/** Takes Escape inside, and goes back to the card as a whole. */
const useAway = (info: AnnotationInfo) => {
  const box = useRef<HTMLFieldSetElement>(null);
  const away = (): void => {
    unfold(info.annotation.id);
    focusCard(info.annotation.id);
  };
  useEscape(box, () => {
    away();
    return true;
  });
  return { box, away };
};

/** Changing what an annotation says, with the fields it was made with. What was begun is kept until it is saved or cancelled. */
const ChangeForm = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const { id } = info.annotation;
  const { box, away } = useAway(info);
  const body = useRef<HTMLTextAreaElement>(null);
  const project = useWorkspace((state) => state.project);
  const begun = useList(({ changes }) => changes.get(id));
  const { from, draft } = begun ?? { from: info.annotation, draft: draftOf(info.annotation) };
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const words = anchorsOn(info, info.side)
    .map((anchor) => anchor.words)
    .join('');
  const missing = missingIn(draft, words);
  useWriting(body);
  useToldWhenGone(id);
  const save = async (): Promise<void> => {
    setTried(true);
    if (missing !== null || busy) return;
    setBusy(true);
    const done = await change(id, changesIn(from, draft));
    setBusy(false);
    // Typed on meanwhile, it stays open: the rest is not saved yet.
    const now = useList.getState().changes.get(id)?.draft ?? draft;
    if (!done || now !== draft) return;
    keepChange(id, null);
    away();
  };
  return (
    <fieldset ref={box} className={styles.form} aria-label={t('change')}>
      <ContentFields
        draft={draft}
        lang={languageAt(project, info.side, info.row)}
        bodyRef={body}
        missing={tried ? missing : null}
        onChange={(changed) => keepChange(id, { from, draft: { ...draft, ...changed } })}
        onSave={() => void save()}
      />
      <div className={styles.buttons}>
        <Button small look="primary" busy={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button
          small
          onClick={() => {
            keepChange(id, null);
            away();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </fieldset>
  );
};

/** Why it is resolved: one of three, the first having the focus. */
const ResolveChoice = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const { box, away } = useAway(info);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset ref={box} className={styles.reasons} aria-label={t('resolveAs')}>
      <span className={styles.faint}>{t('resolveAs')}</span>
      {resolutionReasons.map((reason, at) => (
        <Button
          key={reason}
          small
          {...(at === 0 ? { ref: first } : {})}
          onClick={() => {
            away();
            void resolve(info.annotation.id, reason);
          }}
        >
          {t(`reasons.${reason}`)}
        </Button>
      ))}
    </fieldset>
  );
};

const Deeds = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const { id, kind, wording, resolution } = info.annotation;
  return (
    <div className={styles.deeds}>
      {kind === 'alternative' && wording !== null && replaceable(info) !== null ? (
        <Button small onClick={() => void putWording(info)}>
          {t('useWording')}
        </Button>
      ) : null}
      <Button small icon={<Reply aria-hidden />} onClick={() => unfold(id, 'reply')}>
        {t('reply')}
      </Button>
      {resolution === null ? (
        <Button small icon={<Check aria-hidden />} onClick={() => unfold(id, 'resolve')}>
          {t('resolve')}
        </Button>
      ) : (
        <Button small icon={<RotateCcw aria-hidden />} onClick={() => void reopen(id)}>
          {t('reopen')}
        </Button>
      )}
      <span className={styles.more}>
        <IconButton small label={t('change')} keys="E" onClick={() => unfold(id, 'change')}>
          <Pencil aria-hidden />
        </IconButton>
        <Menu
          align="end"
          trigger={
            <IconButton small label={t('more')}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<CopyCheck aria-hidden />} onSelect={() => openOccurrences(info)}>
            {t('everyOccurrence')}
          </MenuItem>
          <MenuItem danger icon={<Trash2 aria-hidden />} keys="Delete" onSelect={() => void remove(id)}>
            {t('remove')}
          </MenuItem>
        </Menu>
      </span>
    </div>
  );
};

/** The unfolded part of a card: its words on every side, its thread, and what can be done with it. */
export const CardDetails = ({ info, now }: { readonly info: AnnotationInfo; readonly now: number }) => {
  const { t, i18n } = useTranslation('annotations');
  const task = useList((state) => state.task);
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const { id, resolution } = info.annotation;
  if (task === 'change') return <ChangeForm info={info} />;
  return (
    <div className={styles.details}>
      <SideWords info={info} />
      <Thread annotation={id} replies={info.replies} now={now} />
      {resolution === null ? null : (
        <p className={styles.faint}>
          {t('resolvedBy', {
            reason: t(`reasons.${resolution.reason}`),
            name: resolution.by === '' ? t('noName') : resolution.by,
            when: ago(resolution.at, now, i18n.language),
          })}
        </p>
      )}
      {readOnly ? null : task === 'resolve' && resolution === null ? (
        <ResolveChoice info={info} />
      ) : task === 'reply' ? null : (
        <Deeds info={info} />
      )}
    </div>
  );
};
