import { i18n } from '#i18n';
import type { PointedFacts } from '../../utils/teach/read-page-facts.ts';
import { reportOf } from '../../utils/teach/report-of.ts';
import { CopyField } from '../shared/CopyField.tsx';

/** What can be handed in of a link that was not recognised, shown as it is and copied by a press: its structure, without a number or a name. */
export function MissedLink({ pointed: { facts, around } }: { pointed: PointedFacts }) {
  const elements = around.flatMap((index) => facts.elements[index]?.facts ?? []);
  if (!elements.length) return null;
  return (
    <details>
      <summary>{i18n.t('popup.report.heading')}</summary>
      <CopyField
        label={i18n.t('popup.report.label')}
        hint={i18n.t('popup.report.hint')}
        copyLabel={i18n.t('popup.report.copy')}
        value={reportOf(elements, facts.page.name)}
        isLong
      />
    </details>
  );
}
