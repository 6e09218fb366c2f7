import type { FC } from 'hono/jsx';
import { type ConsultationVersions, versionsOf } from '../../shared/domain/consultation/rules.ts';
import type { Consultation } from '../../shared/domain/consultation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { consultationsOf } from '../../shared/store/consultations.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Page } from '../../shared/web/page-context.ts';
import type { TimelineSource } from '../../shared/web/timeline.ts';
import { sayDate, sayInstant } from '../../shared/words/say-date.ts';

/** A family's talks, each as it holds now, with what it said before it was corrected folded away. */
export const consultationTimeline: TimelineSource = async (c, services, { municipality, caseId }) => {
  const [all, everybody] = await Promise.all([
    consultationsOf(services.store, municipality, caseId),
    staffOf(services.store, municipality),
  ]);
  const page = c.get('page');
  const { t, locale } = page;
  return versionsOf(all).map((versions) => {
    const { now } = versions;
    const writer = everybody.find((one) => one.staffId === now.writtenBy);
    return {
      at: now.writtenAt,
      title: t('consultation.timelineTitle', { channel: t(`consultation.channel-${now.channel}`) }),
      ...(writer ? { by: localText(writer.name, locale) } : {}),
      body: <NoteInTimeline page={page} versions={versions} />,
    };
  });
};

const NoteInTimeline: FC<{ page: Page; versions: ConsultationVersions }> = ({ page, versions }) => {
  const { t, locale } = page;
  const { now, before } = versions;
  return (
    <div class="box">
      <Note page={page} note={now} />
      {before.map((one) => (
        <details>
          <summary>{t('consultation.before', { at: sayInstant(one.writtenAt, locale) })}</summary>
          <Note page={page} note={one} />
        </details>
      ))}
      <p>
        <a href={`/desk/cases/${now.caseId}/consultations/${now.consultationId}/correct`}>
          {t('consultation.correct')}
        </a>
      </p>
    </div>
  );
};

const Note: FC<{ page: Page; note: Consultation }> = ({ page, note }) => {
  const { t, locale } = page;
  const comma = locale === 'ja' ? '、' : ', ';
  const { informed, agreed, nextStep } = note.text;
  return (
    <dl class="answers">
      <dt>{t('consultation.heldOn')}</dt>
      <dd>{sayDate(note.heldOn, locale, 'with year')}</dd>
      <dt>{t('consultation.persons')}</dt>
      <dd>{note.persons.map((one) => t(`consultation.person-${one}`)).join(comma)}</dd>
      <dt>{t('consultation.topics')}</dt>
      <dd>{note.topics.map((one) => t(`consultation.topic-${one}`)).join(comma)}</dd>
      <Text title={t('consultation.informed')} text={informed} />
      <Text title={t('consultation.agreed')} text={agreed} />
      <Text title={t('consultation.nextStep')} text={nextStep} />
      {note.nextStepOn ? (
        <Text title={t('consultation.nextStepOn')} text={sayDate(note.nextStepOn, locale, 'with year')} />
      ) : null}
    </dl>
  );
};

const Text: FC<{ title: string; text: string | undefined }> = ({ title, text }) =>
  text ? (
    <>
      <dt>{title}</dt>
      <dd class="words">{text}</dd>
    </>
  ) : null;
