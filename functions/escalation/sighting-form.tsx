import type { FC } from 'hono/jsx';
import { SightingForm } from '../../shared/domain/escalation/outcome-form.ts';
import { DateFields, type FormState, TextArea, TextField } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

/** What was typed about who saw the child. */
export const readSighting = (body: FormBody) => {
  const text = (name: string) => firstText(body, name);
  return SightingForm.safeParse({
    seenBy: text('seenBy'),
    seenOn: `${text('seenOnYear')}.${text('seenOnMonth')}.${text('seenOnDay')}`,
    seenTime: text('seenTime'),
    where: text('where'),
    note: text('note'),
  });
};

const WORDS: Record<string, MessageKey> = {
  seenBy: 'escalation.faultSeenBy',
  seenOn: 'escalation.faultSeenOn',
  seenTime: 'escalation.faultSeenTime',
  where: 'escalation.faultWhere',
  note: 'escalation.faultTooLong',
};

export const sightingFaults = (error: Parameters<typeof faultsOf>[0], t: Translate): FieldFaults =>
  Object.fromEntries(
    Object.keys(faultsOf(error)).map((field) => [field, t(WORDS[field] ?? 'escalation.faultText')]),
  );

/** The field that a rule's refusal is about. */
export const refusalFaults = (kind: string, t: Translate): FieldFaults => {
  switch (kind) {
    case 'SeenBeforeRaised':
      return { seenOn: t('escalation.faultSeenBeforeRaised') };
    case 'SeenInTheFuture':
      return { seenOn: t('escalation.faultSeenInTheFuture') };
    case 'OnlyASupervisorCloses':
      return { reason: t('escalation.faultOnlyASupervisorCloses') };
    default:
      return { seenBy: t('layout.brokenText') };
  }
};

export const sightingLabels = (t: Translate): Record<string, string> => ({
  seenBy: t('escalation.seenBy'),
  seenOn: t('escalation.seenOn'),
  seenTime: t('escalation.seenTime'),
  where: t('escalation.where'),
  note: t('escalation.outcomeNote'),
});

/** Who saw the child, when, where. */
export const SightingFields: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <TextField
        form={form}
        name="seenBy"
        label={t('escalation.seenBy')}
        hint={t('escalation.seenByHint')}
        autocomplete="off"
        required
      />
      <DateFields
        form={form}
        name="seenOn"
        label={t('escalation.seenOn')}
        hint={t('escalation.seenOnHint')}
        required
      />
      <TextField
        form={form}
        name="seenTime"
        label={t('escalation.seenTime')}
        hint={t('escalation.seenTimeHint')}
        narrow
        required
      />
      <TextField
        form={form}
        name="where"
        label={t('escalation.where')}
        hint={t('escalation.whereHint')}
        autocomplete="off"
        required
      />
      <TextArea form={form} name="note" label={t('escalation.outcomeNote')} maxLength={1000} />
    </>
  );
};
