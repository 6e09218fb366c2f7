import type { FC } from 'hono/jsx';
import {
  ConsultationChannel,
  ConsultationPerson,
  ConsultationTopic,
} from '../../shared/domain/consultation/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import {
  CheckboxGroup,
  DateFields,
  ErrorSummary,
  type FormState,
  RadioGroup,
  TextArea,
} from '../../shared/web/fields.tsx';
import type { Translate } from '../../shared/words/translate.ts';

export const NOTE_FORM = 'consultation';

type Props = {
  c: DeskContext;
  reference: string;
  /** Where the form is sent. */
  action: string;
  correcting: boolean;
  form: Pick<FormState, 'body' | 'faults'>;
};

/** The consultation note: written once, on one page. */
export const NotePage: FC<Props> = ({ c, reference, action, correcting, form: typed }) => {
  const page = c.get('page');
  const { t } = page;
  const form: FormState = { page, ...typed };
  const title = t(correcting ? 'consultation.correctTitle' : 'consultation.title', { reference });
  return (
    <DeskLayout c={c} title={title}>
      {correcting ? <p>{t('consultation.correctText')}</p> : null}
      <ErrorSummary form={form} labels={labels(t)} />
      <form method="post" action={action} novalidate>
        <Talk form={form} />
        <Content form={form} />
        <input type="hidden" name="nonce" value={c.get('nonceFor')(NOTE_FORM)} />
        <div class="actions">
          <button type="submit">{t('consultation.save')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};

const labels = (t: Translate): Record<string, string> => ({
  channel: t('consultation.channel'),
  heldOn: t('consultation.heldOn'),
  persons: t('consultation.persons'),
  topics: t('consultation.topics'),
  informed: t('consultation.informed'),
  agreed: t('consultation.agreed'),
  nextStep: t('consultation.nextStep'),
  nextStepOn: t('consultation.nextStepOn'),
});

const Talk: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <RadioGroup
        form={form}
        name="channel"
        label={t('consultation.channel')}
        required
        choices={ConsultationChannel.options.map((one) => ({
          value: one,
          label: t(`consultation.channel-${one}`),
        }))}
      />
      <DateFields form={form} name="heldOn" label={t('consultation.heldOn')} required />
      <CheckboxGroup
        form={form}
        name="persons"
        label={t('consultation.persons')}
        required
        choices={ConsultationPerson.options.map((one) => ({
          value: one,
          label: t(`consultation.person-${one}`),
        }))}
      />
      <CheckboxGroup
        form={form}
        name="topics"
        label={t('consultation.topics')}
        required
        choices={ConsultationTopic.options.map((one) => ({
          value: one,
          label: t(`consultation.topic-${one}`),
        }))}
      />
    </>
  );
};

const Content: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <TextArea
        form={form}
        name="informed"
        label={t('consultation.informed')}
        hint={t('consultation.informedHint')}
        maxLength={4000}
      />
      <TextArea form={form} name="agreed" label={t('consultation.agreed')} maxLength={4000} />
      <TextArea
        form={form}
        name="nextStep"
        label={t('consultation.nextStep')}
        hint={t('consultation.nextStepHint')}
        maxLength={4000}
      />
      <DateFields form={form} name="nextStepOn" label={t('consultation.nextStepOn')} />
    </>
  );
};
