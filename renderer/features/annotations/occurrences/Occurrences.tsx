import { languageAt } from '#renderer/workspace/columns.ts';
import { useQuery } from '@tanstack/react-query';
import { Check, Circle, CircleDot, Link2, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo, Occurrence } from '#api/annotations.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { headOf, tailOf } from '#renderer/ui/code-points.ts';
import { cx } from '#renderer/ui/cx.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { notifyUndoable } from '#renderer/workspace/undoable.ts';
import { ask } from '../deeds.ts';
import { confirmedRanges, decided, decidedAll, nextUndecided, type Decisions } from './occurrences.ts';
import { closeOccurrences, useOccurrencesOf } from './occurrences-store.ts';
import styles from './Occurrences.module.css';

const pageSize = 500;
/** As many as one step may annotate. */
const most = 5000;

type Found = { readonly places: readonly Occurrence[]; readonly total: number };

const loadAll = async ({ annotation }: AnnotationInfo): Promise<Found> => {
  const found: Occurrence[] = [];
  let all = 0;
  for (let total = 1; found.length < Math.min(total, most);) {
    const page = await answerOf(
      client.annotations.occurrences({ annotation: annotation.id, from: found.length, count: pageSize }),
    );
    found.push(...page.items);
    all = page.total;
    total = page.items.length === 0 ? 0 : page.total;
  }
  return { places: found.slice(0, most), total: all };
};

const glyphs = { yes: Check, no: X, open: Circle, annotated: CircleDot } as const;
type Standing = keyof typeof glyphs;

const standingOf = (place: Occurrence, decision: boolean | undefined): Standing => {
  if (place.annotated) return 'annotated';
  return decision === undefined ? 'open' : decision ? 'yes' : 'no';
};

const Place = ({
  place,
  standing,
  tabIndex,
  onToggle,
}: {
  readonly place: Occurrence;
  readonly standing: Standing;
  readonly tabIndex: 0 | -1;
  readonly onToggle: () => void;
}) => {
  const { t } = useTranslation('annotations');
  const project = useWorkspace((state) => state.project);
  const Glyph = glyphs[standing];
  return (
    <button
      type="button"
      data-list-focus
      tabIndex={tabIndex}
      className={cx(styles.place, styles[standing])}
      onClick={onToggle}
    >
      <Glyph aria-hidden className={styles.glyph} />
      <span className={styles.row}>{t('row', { row: place.row })}</span>
      <span lang={languageAt(project, place.side, place.row)} className={styles.words}>
        {tailOf(place.lead, 16)}
        <mark className={styles.mark}>{place.words}</mark>
        {headOf(place.trail, 16)}
      </span>
      {standing === 'annotated'
        ? null
        : place.links.map(({ side, words }) => (
            <span key={`${side} ${words}`} className={styles.link}>
              <VisuallyHidden>{t('occurrences.linked')}</VisuallyHidden>
              <Link2 aria-hidden className={styles.linkGlyph} />
              <span lang={languageAt(project, side, place.row)}>{headOf(words, 24)}</span>
            </span>
          ))}
      {standing === 'annotated' ? (
        <span className={styles.said}>{t('occurrences.annotated')}</span>
      ) : (
        <VisuallyHidden>{t(`occurrences.${standing}`)}</VisuallyHidden>
      )}
    </button>
  );
};

const keyDecisions: Readonly<Record<string, boolean>> = { Enter: true, ' ': true, a: true, r: false };

/** How many places there are, and how many of them are still to be had. */
const Counts = ({ places, total }: Found) => {
  const { t } = useTranslation('annotations');
  const annotated = places.filter((place) => place.annotated).length;
  return (
    <p className={styles.counts}>
      {t('occurrences.total', { count: total })}
      {annotated === 0 ? null : ` · ${t('occurrences.annotatedOf', { count: annotated })}`}
      {total > places.length ? ` · ${t('occurrences.shownOf', { count: places.length })}` : null}
    </p>
  );
};

const Places = ({ info, places, total }: Found & { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  // The first place that can be decided about, so that the first key is about one.
  const [active, setActive] = useState(() => nextUndecided(new Map(), places, -1));
  const [busy, setBusy] = useState(false);
  const ranges = confirmedRanges(decisions, places);
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const to = keyDecisions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (to === undefined) return false;
    const next = decided(decisions, places, index, to);
    setDecisions(next);
    setActive(nextUndecided(next, places, index));
    return true;
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    const { id } = info.annotation;
    const done = await ask(() => client.annotations.annotateEach({ annotation: id, ranges: [...ranges] }));
    setBusy(false);
    if (done === null) return;
    closeOccurrences();
    notifyUndoable({
      tone: 'good',
      key: 'annotations:occurrences.made',
      params: { count: done.made.length },
      topic: 'annotations',
    });
  };
  if (places.length === 0) return <p className={styles.none}>{t('occurrences.none')}</p>;
  return (
    <>
      <Counts places={places} total={total} />
      <div className={styles.list} style={{ height: Math.min(places.length * 38, 380) }}>
        <VirtualList
          count={places.length}
          label={t('occurrences.list')}
          estimate={38}
          active={active}
          follow
          focusFirst
          onActive={setActive}
          itemKey={(index) => index}
          onKey={onKey}
          render={(index, { tabIndex }) => {
            const place = places[index];
            if (place === undefined) return null;
            const decision = decisions.get(index);
            return (
              <Place
                place={place}
                standing={standingOf(place, decision)}
                tabIndex={tabIndex}
                onToggle={() => setDecisions(decided(decisions, places, index, decision !== true))}
              />
            );
          }}
        />
      </div>
      <p className={styles.help}>{t('occurrences.help')}</p>
      <div className={styles.foot}>
        <Button onClick={() => setDecisions(decidedAll(decisions, places, true))}>
          {t('occurrences.all')}
        </Button>
        <Button onClick={() => setDecisions(new Map())} disabled={decisions.size === 0}>
          {t('occurrences.again')}
        </Button>
        <Button look="primary" busy={busy} disabled={ranges.length === 0} onClick={() => void make()}>
          {t('occurrences.make', { count: ranges.length })}
        </Button>
      </div>
    </>
  );
};

const Content = ({ info }: { readonly info: AnnotationInfo }) => {
  const { t } = useTranslation('annotations');
  const { data, error } = useQuery({
    queryKey: [liveKey, 'annotations', 'occurrences', info.annotation.id],
    queryFn: () => loadAll(info),
  });
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return <p className={styles.none}>{t('loading')}</p>;
  // Decisions are about these places: when the text changes meanwhile, they are taken anew.
  const standing = data.places.map(({ segment, side, start }) => `${segment}:${side}:${start}`).join(' ');
  return <Places key={standing} info={info} {...data} />;
};

/** The annotation offered at each place the same words stand at, each to be confirmed or refused. */
export const Occurrences = () => {
  const { t } = useTranslation('annotations');
  const info = useOccurrencesOf((state) => state.info);
  const quote = info?.anchors.find(({ side }) => side === info.anchors[0]?.side)?.quote ?? '';
  return (
    <Dialog
      open={info !== null}
      onClose={closeOccurrences}
      title={t('occurrences.title', { quote: headOf(quote, 24) })}
      closeLabel={t('close')}
      wide
    >
      <div className={styles.body}>{info === null ? null : <Content info={info} />}</div>
    </Dialog>
  );
};
