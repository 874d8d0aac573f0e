import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId, Reply } from '#core/model/index.ts';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ago, moment } from '#renderer/ui/time.ts';
import { useEscape } from '#renderer/ui/use-escape.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { useToldWhenGone, useWriting } from '../compose/begun.ts';
import { changeReply, removeReply, reply as send } from '../deeds.ts';
import { focusCard } from './focus-card.ts';
import {
  keepReply,
  keepReplyChange,
  openReplyChange,
  typedSince,
  unfold,
  useList,
} from '../list/list-store.ts';
import { NoteArea } from '../compose/NoteArea.tsx';
import { NoteBody } from './NoteBody.tsx';
import styles from './CardDetails.module.css';

/** A field for a note, with what sends it and what puts it away. */
const NoteForm = ({
  label,
  sendLabel,
  value,
  onChange,
  onSend,
  onAway,
  onCancel = onAway,
}: {
  readonly label: string;
  readonly sendLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => Promise<void>;
  /** Puts it away; what was begun is kept. */
  readonly onAway: () => void;
  /** What the button does that puts it away, where that is something else. */
  readonly onCancel?: () => void;
}) => {
  const { t } = useTranslation('annotations');
  const box = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  useEscape(box, () => {
    onAway();
    return true;
  });
  useWriting(area);
  const submit = async (): Promise<void> => {
    if (value.trim() === '' || busy) return;
    setBusy(true);
    await onSend();
    setBusy(false);
  };
  return (
    <div ref={box} className={styles.form}>
      <Field label={label} hideLabel>
        {(ids) => (
          <NoteArea
            ids={ids}
            ref={area}
            value={value}
            placeholder={t('placeholders.reply')}
            onChange={onChange}
            onSave={() => void submit()}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button small look="primary" busy={busy} disabled={value.trim() === ''} onClick={() => void submit()}>
          {sendLabel}
        </Button>
        <Button small onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

/** A reply to be written; what was begun is kept when it is put away. */
const NewReply = ({ annotation }: { readonly annotation: AnnotationId }) => {
  const { t } = useTranslation('annotations');
  const text = useList(({ replies }) => replies.get(annotation) ?? '');
  useToldWhenGone(annotation);
  const away = (): void => {
    unfold(annotation);
    focusCard(annotation);
  };
  return (
    <NoteForm
      label={t('reply')}
      sendLabel={t('reply')}
      value={text}
      onChange={(value) => keepReply(annotation, value)}
      onSend={async () => {
        if (!(await send(annotation, text.trim()))) return;
        // What was typed while it was on its way is another reply.
        const rest = typedSince(useList.getState().replies.get(annotation) ?? '', text);
        keepReply(annotation, rest);
        if (rest === '') away();
      }}
      onAway={away}
    />
  );
};

const OneReply = ({ reply, now }: { readonly reply: Reply; readonly now: number }) => {
  const { t, i18n } = useTranslation('annotations');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const begun = useList(({ replyChanges }) => replyChanges.get(reply.id));
  const isOpen = useList(({ changedReply }) => changedReply === reply.id);
  const text = begun ?? reply.body;
  const away = (): void => {
    openReplyChange(null);
    focusCard(reply.annotation);
  };
  return (
    <li className={styles.reply}>
      <p className={styles.replyHead}>
        <span className={styles.author}>{reply.author === '' ? t('noName') : reply.author}</span>
        <span title={moment(reply.created, i18n.language)}>{ago(reply.created, now, i18n.language)}</span>
        {reply.changed === reply.created ? null : <span>{t('replyChanged')}</span>}
        {readOnly ? null : (
          <span className={styles.replyDeeds}>
            <IconButton small label={t('changeReply')} onClick={() => openReplyChange(reply.id)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton small label={t('removeReply')} onClick={() => void removeReply(reply.id)}>
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        )}
      </p>
      {!isOpen ? (
        <NoteBody body={reply.body} />
      ) : (
        <NoteForm
          label={t('changeReply')}
          sendLabel={t('save')}
          value={text}
          onChange={(value) => keepReplyChange(reply.id, value)}
          onSend={async () => {
            if (!(await changeReply(reply.id, text.trim()))) return;
            // Typed on meanwhile, it stays open: the rest is not saved yet.
            if ((useList.getState().replyChanges.get(reply.id) ?? text) !== text) return;
            keepReplyChange(reply.id, null);
            away();
          }}
          onAway={away}
          onCancel={() => {
            keepReplyChange(reply.id, null);
            away();
          }}
        />
      )}
    </li>
  );
};

/** What was answered, oldest first, and the field for an answer while it is wanted. */
export const Thread = ({
  annotation,
  replies,
  now,
}: {
  readonly annotation: AnnotationId;
  readonly replies: readonly Reply[];
  readonly now: number;
}) => {
  const { t } = useTranslation('annotations');
  const writes = useList(({ task }) => task === 'reply');
  return (
    <>
      {replies.length === 0 ? null : (
        <ul className={styles.thread} aria-label={t('replies')}>
          {replies.map((reply) => (
            <OneReply key={reply.id} reply={reply} now={now} />
          ))}
        </ul>
      )}
      {writes ? <NewReply annotation={annotation} /> : null}
    </>
  );
};
