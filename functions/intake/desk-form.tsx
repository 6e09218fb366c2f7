import type { FC } from 'hono/jsx';
import { z } from 'zod';
import type { Intake, IntakeDoor } from '../../shared/domain/intake/schema.ts';
import { Actions } from '../../shared/web/actions.tsx';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { Carried, type FormState, RadioGroup } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText } from '../../shared/web/form-body.ts';
import type { Translate } from '../../shared/words/translate.ts';
import { INTAKE_FIELDS } from './form.ts';
import { IntakeForm } from './intake-form.tsx';
import { Answers, understoodAnswers } from './intake-review.tsx';

export const DESK_INTAKE_FORM = 'desk-intake';

/** What only staff say when they type an intake in: how the family came, how it agreed, which language it reads. */
export const DeskDoor = z.object({
  channel: z.enum(['phone', 'counter', 'outreach']),
  consentGiven: z.enum(['spoken', 'paper']),
  locale: z.enum(['ja', 'en']),
}) satisfies z.ZodType<IntakeDoor>;

const DOOR_FIELDS = ['channel', 'consentGiven', 'locale'] as const;

export const readDoor = (body: FormBody) =>
  DeskDoor.safeParse(Object.fromEntries(DOOR_FIELDS.map((name) => [name, firstText(body, name)])));

/** Each of these fields that was not chosen. */
export const doorFaults = (error: z.ZodError, t: Translate): FieldFaults =>
  Object.fromEntries(error.issues.map(({ path }) => [String(path[0]), t('intake.deskUnchosen')]));

type Typing = { c: DeskContext; body: FormBody; faults: FieldFaults };

/** `/desk/intake`: the family's own form, and how the family is here. */
export const DeskIntakePage: FC<Typing> = ({ c, body, faults }) => {
  const page = c.get('page');
  const { t } = page;
  const form: FormState = { page, body, faults };
  const mine = page.municipality.wards.filter(({ ward }) => c.get('staff').wards.includes(ward));
  return (
    <DeskLayout c={c} title={t('intake.deskTitle')}>
      <p>{t('intake.deskLead')}</p>
      <IntakeForm form={form} action="/desk/intake" wards={mine} labels={doorLabels(t)}>
        <DoorFields form={form} />
        <div class="actions">
          <button type="submit" name="action" value="review">
            {t('intake.toReview')}
          </button>
        </div>
      </IntakeForm>
    </DeskLayout>
  );
};

const doorLabels = (t: Translate): Record<(typeof DOOR_FIELDS)[number], string> => ({
  channel: t('case.channel'),
  consentGiven: t('intake.deskConsent'),
  locale: t('intake.deskLocale'),
});

const DoorFields: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  const labels = doorLabels(t);
  return (
    <>
      <h2>{t('intake.deskDoor')}</h2>
      <RadioGroup
        form={form}
        name="channel"
        label={labels.channel}
        required
        choices={DeskDoor.shape.channel.options.map((one) => ({
          value: one,
          label: t(`case.channel-${one}`),
        }))}
      />
      <RadioGroup
        form={form}
        name="consentGiven"
        label={labels.consentGiven}
        hint={t('intake.deskConsentHint')}
        required
        choices={DeskDoor.shape.consentGiven.options.map((one) => ({
          value: one,
          label: t(`case.consent-${one}`),
        }))}
      />
      <RadioGroup
        form={form}
        name="locale"
        label={labels.locale}
        required
        choices={DeskDoor.shape.locale.options.map((one) => ({ value: one, label: t(`case.locale-${one}`) }))}
      />
    </>
  );
};

type Review = { c: DeskContext; intake: Intake; door: z.infer<typeof DeskDoor>; body: FormBody };

/** Everything once more, to read back to the family. */
export const DeskIntakeReview: FC<Review> = ({ c, intake, door, body }) => {
  const page = c.get('page');
  const { t } = page;
  const labels = doorLabels(t);
  const answers: [string, string][] = [
    ...understoodAnswers(page, intake),
    [labels.channel, t(`case.channel-${door.channel}`)],
    [labels.consentGiven, t(`case.consent-${door.consentGiven}`)],
    [labels.locale, t(`case.locale-${door.locale}`)],
  ];
  return (
    <DeskLayout c={c} title={t('intake.reviewTitle')}>
      <p>{t('intake.deskReviewLead')}</p>
      <Answers answers={answers} />
      <form method="post" action="/desk/intake">
        <Carried body={body} names={[...INTAKE_FIELDS, ...DOOR_FIELDS]} />
        <input type="hidden" name="nonce" value={c.get('nonceFor')(DESK_INTAKE_FORM)} />
        <Actions
          ways={[
            { action: 'send', words: t('intake.deskSend') },
            { action: 'edit', words: t('intake.back') },
          ]}
        />
      </form>
    </DeskLayout>
  );
};

/** The reference, big enough to read out. */
export const DeskIntakeSent: FC<{ c: DeskContext; reference: string }> = ({ c, reference }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('intake.sentTitle')}>
      <div class="notice">
        <p>
          {t('intake.deskReadOut')}
          <br />
          <span class="big">{reference}</span>
        </p>
      </div>
      <div class="actions">
        <a class="button" href="/desk/intake">
          {t('intake.deskNext')}
        </a>
        <a class="button second" href={`/desk/cases?reference=${reference}`}>
          {t('intake.deskToCase')}
        </a>
      </div>
    </DeskLayout>
  );
};
