import { CircleCheckBig, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Side } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Chip, Chips, ListChoice, ListCounts } from '../../ui/ListHead.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { joinParts } from '../../ui/list-part.ts';
import { Menu, MenuHeading, MenuItem } from '../../ui/Menu.tsx';
import { PanelHead } from '../../ui/Panel.tsx';
import type { CheckSection, Issues } from '../../workspace/check-section.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useIssuesShown } from '../../workspace/issues.ts';
import { checkSections } from '../../workspace/registry.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';

type Known = { readonly section: CheckSection; readonly issues: Issues };

/** All sections together. Sections are named as features, and none is called this. */
const together = '*';

const ColumnMenu = () => {
  const { t } = useTranslation(['check', 'editor']);
  const project = useWorkspace((state) => state.project);
  const side = useIssuesShown((state) => state.side);
  const choose = (chosen: Side | null): void => useIssuesShown.setState({ side: chosen });
  return (
    <Menu
      align="end"
      trigger={
        <IconButton small label={t('column')} pressed={side !== null}>
          <ListFilter aria-hidden />
        </IconButton>
      }
    >
      <MenuHeading>{t('column')}</MenuHeading>
      <MenuItem checked={side === null} onSelect={() => choose(null)}>
        {t('allColumns')}
      </MenuItem>
      {(project === null ? [] : columnsOf(project)).map((each) => (
        <MenuItem key={each} checked={side === each} onSelect={() => choose(each)}>
          {t(`editor:columns.${each}`)}
        </MenuItem>
      ))}
    </Menu>
  );
};

/** What narrows the list beside the choice of sections, each to be taken away. */
const Narrowed = () => {
  const { t } = useTranslation(['check', 'editor']);
  const side = useIssuesShown((state) => state.side);
  const at = useIssuesShown((state) => state.at);
  if (side === null && at === null) return null;
  return (
    <Chips label={t('filters')}>
      {at === null ? null : (
        <Chip
          name={t('row', { row: at.row })}
          removeLabel={t('removeFilter', { name: t('row', { row: at.row }) })}
          onRemove={() => useIssuesShown.setState({ at: null })}
        />
      )}
      {side === null ? null : (
        <Chip
          name={t(`editor:columns.${side}`)}
          removeLabel={t('removeFilter', { name: t(`editor:columns.${side}`) })}
          onRemove={() => useIssuesShown.setState({ side: null })}
        />
      )}
    </Chips>
  );
};

const Head = ({
  known,
  chosen,
}: {
  readonly known: readonly Known[];
  readonly chosen: Known | undefined;
}) => {
  const { t } = useTranslation();
  const view = useIssuesShown((state) => state.view);
  const waiting = known.reduce((sum, { issues }) => sum + issues.waiting, 0);
  const choose = (id: string): void =>
    useIssuesShown.setState({ section: id === together ? null : id, view: null });
  return (
    <PanelHead>
      <ListChoice>
        <Segmented
          label={t('check:sections')}
          value={chosen?.section.id ?? together}
          onChange={choose}
          options={[
            { value: together, label: t('check:waiting'), count: waiting },
            ...known.map(({ section, issues }) => ({
              value: section.id,
              label: t(section.titleKey),
              count: issues.waiting,
            })),
          ]}
        />
        <ColumnMenu />
      </ListChoice>
      {chosen === undefined ? null : (
        <>
          <Segmented
            label={t('check:view')}
            value={view ?? chosen.section.views[0]?.id ?? ''}
            onChange={(id) => useIssuesShown.setState({ view: id })}
            options={chosen.section.views.map(({ id, titleKey }) => ({ value: id, label: t(titleKey) }))}
          />
          <ListCounts>{chosen.issues.counts.join(' · ')}</ListCounts>
        </>
      )}
      <Narrowed />
      {(chosen === undefined ? known : [chosen]).map(({ section: { id, Head: Extra } }) =>
        Extra === undefined ? null : <Extra key={id} />,
      )}
    </PanelHead>
  );
};

const None = ({
  known,
  chosen,
}: {
  readonly known: readonly Known[];
  readonly chosen: Known | undefined;
}) => {
  const { t } = useTranslation('check');
  const isNarrowed = useIssuesShown(({ side, at }) => side !== null || at !== null);
  const all = known.reduce((sum, { issues }) => sum + issues.all, 0);
  if (isNarrowed) {
    return (
      <EmptyState
        title={t('noneHere')}
        actions={
          <Button onClick={() => useIssuesShown.setState({ side: null, at: null })}>{t('showAll')}</Button>
        }
      />
    );
  }
  const icon = <CircleCheckBig aria-hidden />;
  if (chosen !== undefined) return <EmptyState icon={icon} title={chosen.issues.none} />;
  return (
    <EmptyState icon={icon} title={t(all === 0 ? 'empty' : 'none')}>
      {t(all === 0 ? 'emptyText' : 'noneText')}
    </EmptyState>
  );
};

const Listed = ({ known }: { readonly known: readonly Known[] }) => {
  const { t } = useTranslation('check');
  const wanted = useIssuesShown((state) => state.section);
  const view = useIssuesShown((state) => state.view);
  const side = useIssuesShown((state) => state.side);
  const at = useIssuesShown((state) => state.at);
  const chosen = known.find(({ section }) => section.id === wanted);
  const shown = chosen === undefined ? known : [chosen];
  const error = shown.find(({ issues }) => issues.error !== null)?.issues.error ?? null;
  return (
    <ListPanel
      key={[wanted, view, side, at?.segment].join(' ')}
      head={<Head known={known} chosen={chosen} />}
      failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
      loading={shown.some(({ issues }) => issues.loading) ? t('loading') : null}
      none={<None known={known} chosen={chosen} />}
      help={chosen?.issues.help ?? [...shown.map(({ issues }) => issues.shortHelp), t('help')].join(' · ')}
      label={t('list')}
      list={joinParts(shown.map(({ issues }) => issues.list))}
    />
  );
};

/** Asks one section after the other: how many there are is known when the features are. */
const Sections = ({
  left: [section, ...left],
  known,
}: {
  readonly left: readonly CheckSection[];
  readonly known: readonly Known[];
}) => {
  const wanted = useIssuesShown((state) => state.section);
  const view = useIssuesShown((state) => state.view);
  const side = useIssuesShown((state) => state.side);
  const segment = useIssuesShown((state) => state.at?.segment ?? null);
  if (section === undefined) return <Listed known={known} />;
  const isChosen = wanted === section.id;
  const asked = {
    view: isChosen ? (view ?? section.views[0]?.id ?? null) : null,
    shown: isChosen || wanted === null,
    segment,
    side,
  };
  return (
    <section.Asked asked={asked}>
      {(issues) => <Sections left={left} known={[...known, { section, issues }]} />}
    </section.Asked>
  );
};

/** What the sections of the features find, in one list: what waits for a decision, or one section with all it has. */
export const CheckPanel = () => <Sections left={checkSections()} known={[]} />;
