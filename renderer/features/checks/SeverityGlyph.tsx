import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { FindingSeverity } from '#core/model/index.ts';
import { cx } from '../../ui/cx.ts';
import styles from './SeverityGlyph.module.css';

const glyphs = { error: CircleX, warning: TriangleAlert, info: Info } as const;

/** How serious an issue is, by shape and colour. Who does not see it is told by a word where it stands. */
export const SeverityGlyph = ({ severity }: { readonly severity: FindingSeverity }) => {
  const Glyph = glyphs[severity];
  return <Glyph aria-hidden className={cx(styles.glyph, styles[severity])} />;
};
