import { memo } from 'react';
import type { RichText } from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import type { Stretch } from '../../workspace/reviewing.ts';
import { cellPieces, type CellPiece } from './pieces.ts';

type Run = Extract<CellPiece, { text: string }>;
/** How what differs is marked: as gone, or as new. */
export type Differing = 'del' | 'ins';

const classOf = ({ looks, doubt, differs }: Run, as: Differing): string =>
  [
    ...looks.map((look) => `dz-${look}`),
    ...(doubt === null ? [] : ['dz-doubt']),
    ...(differs === null ? [] : [differs === 'tags' ? 'dz-retagged' : `dz-${as}`]),
  ].join(' ');

const RunText = ({ run, as }: { readonly run: Run; readonly as: Differing }) => {
  const { text, looks, doubt, differs } = run;
  const Mark = differs === 'words' ? as : 'span';
  if (looks.length === 0 && doubt === null && differs === null) return <span>{text}</span>;
  return (
    <Mark className={classOf(run, as)} data-doubt={doubt === null ? undefined : doubt.at}>
      {text}
    </Mark>
  );
};

/** A cell's text as it stands when it is not being edited: plain words, looks for pairs of tags, chips for the rest. */
export const CellText = memo(
  ({
    rich,
    doubts,
    brackets,
    stretches,
    as = 'ins',
  }: {
    readonly rich: RichText;
    readonly doubts: readonly DoubtfulCharacter[];
    readonly brackets: readonly number[];
    /** Where it differs from the text it is compared with. */
    readonly stretches?: readonly Stretch[] | undefined;
    readonly as?: Differing;
  }) => {
    const pieces = cellPieces(rich, doubts, brackets, stretches);
    if (pieces === null) return rich.text;
    return pieces.map((piece) => {
      if ('bracket' in piece) return <span key={piece.key} className="dz-gone" />;
      if ('text' in piece) return <RunText key={piece.key} run={piece} as={as} />;
      return (
        <span
          key={piece.key}
          className="dz-chip"
          data-label={piece.chip}
          data-whole={piece.whole}
          data-hidden={piece.hidden ? '' : undefined}
          title={piece.title}
        />
      );
    });
  },
);
CellText.displayName = 'CellText';
