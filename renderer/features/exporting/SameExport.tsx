import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay } from '#core/formats/file-names.ts';
import { nameByPattern } from '#core/formats/name-pattern.ts';
import { languageOfSide, type ProjectInfo } from '#core/model/index.ts';
import { shell } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { PanelBody, PanelFoot, PanelSection } from '../../ui/Panel.tsx';
import { isClear, Objections } from './Objections.tsx';
import { SameChoices } from './SameChoices.tsx';
import { chosenIn, firstSame, sidesFor, type Fillable, type SameChoice } from './same-choice.ts';
import { SameOutcome } from './SameOutcome.tsx';
import { useSame, type SamePlace } from './use-same.ts';
import styles from './Exporting.module.css';

/** The name that is proposed for one file: by the pattern, with its own ending. */
const proposedFor = (one: Fillable, choice: SameChoice, project: ProjectInfo): string => {
  const { document, format } = one;
  const own = /\.([^.]+)$/.exec(document.name)?.[1]?.toLowerCase() ?? '';
  const ending = format.extensions.includes(own) ? own : format.extensions[0];
  const name = nameByPattern(choice.pattern, {
    name: document.name,
    languages: sidesFor(one, choice).map((side) => languageOfSide(document.columns, side)),
    project: project.name,
    date: localDay(new Date()),
  });
  return `${name.ok ? name.value : document.name}.${ending}`;
};

/** Asks where to; undefined when the user thinks better of it. A browser has no such dialogs: files go to the exports folder. */
const placeFor = async (
  chosen: readonly Fillable[],
  choice: SameChoice,
  project: ProjectInfo,
): Promise<SamePlace | undefined> => {
  const [only, ...others] = chosen;
  if (shell === null || only === undefined) return null;
  if (others.length > 0) {
    const folder = await shell.folderDialog();
    return folder === null ? undefined : { folder };
  }
  const path = await shell.saveDialog(proposedFor(only, choice, project));
  return path === null ? undefined : { path };
};

/** Documents written back into their own formats: the choices, what speaks against it, and how it went. */
export const SameExport = ({
  project,
  fillable,
  cards,
}: {
  readonly project: ProjectInfo;
  readonly fillable: readonly Fillable[];
  readonly cards: ReactNode;
}) => {
  const { t } = useTranslation('exporting');
  const [choice, setChoice] = useState(() => firstSame(project));
  const { stage, check, write, cancel, reset } = useSame();
  const chosen = chosenIn(fillable, choice);
  const isBusy = stage.at === 'checking' || stage.at === 'writing';
  const isKnown = stage.at === 'checked';
  const change = (changed: Partial<SameChoice>): void => {
    setChoice({ ...choice, ...changed });
    if (!isBusy) reset();
  };
  const start = async (): Promise<void> => {
    // What speaks against it is seen before anybody is asked where to; then the second press writes.
    if (!isKnown) {
      const checked = await check(chosen, choice);
      if (checked === null || !isClear(checked)) return;
    }
    const place = await placeFor(chosen, choice, project);
    if (place !== undefined) await write(chosen, choice, place);
  };
  const isAnyway = isKnown && !isClear(stage.checked);
  const isRefused =
    isKnown &&
    stage.checked.every(
      ({ check: found, failure }) =>
        failure !== null || (choice.untranslated === 'refuse' && (found?.untranslated.count ?? 0) > 0),
    );
  return (
    <>
      <PanelBody>
        <div className={styles.sides}>
          <div>
            {cards}
            <SameChoices project={project} fillable={fillable} choice={choice} onChange={change} />
          </div>
          {isKnown ? (
            <div className={styles.found}>
              <PanelSection title={t('same.before')}>
                <Objections checked={stage.checked} choice={choice} />
              </PanelSection>
            </div>
          ) : null}
        </div>
      </PanelBody>
      <PanelFoot>
        <SameOutcome stage={stage} onCancel={(job) => void cancel(job)} />
        <div className={styles.buttons}>
          <Button
            look="primary"
            busy={isBusy}
            disabled={isRefused || !nameByPattern(choice.pattern, noFacts).ok}
            onClick={() => void start()}
          >
            {t(isAnyway ? 'same.anyway' : 'go')}
          </Button>
          <Button busy={stage.at === 'checking'} disabled={isBusy} onClick={() => void check(chosen, choice)}>
            {t('same.check')}
          </Button>
        </div>
      </PanelFoot>
    </>
  );
};

/** Enough to tell whether a pattern is one. */
const noFacts = { name: 'x', languages: [], project: 'x', date: '' };
