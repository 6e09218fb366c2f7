import type { FC } from 'hono/jsx';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import { RaiseForm } from '../../shared/domain/escalation/raise-form.ts';
import { CalledFirst } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { type FormState, RadioGroup, Select, TextArea, TextField } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';
import { sayWard } from './concern-view.tsx';

const FIELDS = [
  'kind',
  'ward',
  'child',
  'whereabouts',
  'seenAndHeard',
  'supposed',
  'immediateDanger',
  'calledFirst',
  'consentGiven',
] as const;

export const readRaiseForm = (body: FormBody) =>
  RaiseForm.safeParse(Object.fromEntries(FIELDS.map((name) => [name, firstText(body, name)])));

const WORDS: Record<string, MessageKey> = {
  kind: 'escalation.faultKind',
  ward: 'escalation.faultWard',
  child: 'escalation.faultChild',
  seenAndHeard: 'escalation.faultSeenAndHeard',
  immediateDanger: 'escalation.faultImmediateDanger',
};

export const raiseFaults = (error: Parameters<typeof faultsOf>[0], t: Translate): FieldFaults =>
  Object.fromEntries(
    Object.keys(faultsOf(error)).map((field) => [field, t(WORDS[field] ?? 'escalation.faultTooLong')]),
  );

/** A rule's refusal, at the field that it is about. */
export const raiseRefusal = (kind: string, t: Translate): FieldFaults => {
  switch (kind) {
    case 'CallFirst':
      return { calledFirst: t('escalation.faultCallFirst') };
    case 'ConsentNeeded':
      return { consentGiven: t('escalation.faultConsentNeeded') };
    case 'KindNotInUse':
      return { kind: t('escalation.faultKindNotInUse') };
    default:
      return { kind: t('layout.staleFormText') };
  }
};

export const raiseLabels = (t: Translate): Record<string, string> => ({
  kind: t('escalation.raiseKind'),
  ward: t('escalation.raiseWard'),
  child: t('escalation.raiseChild'),
  whereabouts: t('escalation.whereabouts'),
  seenAndHeard: t('escalation.seenAndHeard'),
  supposed: t('escalation.supposed'),
  immediateDanger: t('escalation.danger'),
  calledFirst: t('escalation.raiseCalled'),
  consentGiven: t('escalation.raiseConsent'),
});

type Props = { form: FormState; kinds: readonly EscalationKind[]; wards: readonly string[] };

/** The fields of a concern. What was seen and heard comes before, and apart from, what is supposed. */
export const RaiseFields: FC<Props> = ({ form, kinds, wards }) => {
  const { t, locale } = form.page;
  return (
    <>
      <RadioGroup
        form={form}
        name="kind"
        label={t('escalation.raiseKind')}
        required
        choices={kinds.map((kind) => ({ value: kind.kind, label: localText(kind.name, locale) }))}
      />
      <Select
        form={form}
        name="ward"
        label={t('escalation.raiseWard')}
        unchosen={t('escalation.unchosen')}
        choices={wards.map((ward) => ({ value: ward, label: sayWard(form.page, ward) }))}
        required
      />
      {firstText(form.body, 'immediateDanger') === 'yes' ? <CalledFirstField form={form} /> : null}
      <AccountFields form={form} />
      <RadioGroup
        form={form}
        name="consentGiven"
        label={t('escalation.raiseConsent')}
        hint={t('escalation.raiseConsentHint')}
        choices={[
          { value: '', label: t('escalation.raiseConsentNone') },
          { value: 'spoken', label: t('escalation.raiseConsentSpoken') },
          { value: 'paper', label: t('escalation.raiseConsentPaper') },
        ]}
      />
    </>
  );
};

const CalledFirstField: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  const labels: Record<CalledFirst, string> = {
    '110': t('escalation.raiseDangerPolice'),
    '119': t('escalation.raiseDangerAmbulance'),
    '189': t('escalation.raiseDangerHotline'),
  };
  return (
    <RadioGroup
      form={form}
      name="calledFirst"
      label={t('escalation.raiseCalled')}
      required
      choices={CalledFirst.options.map((called) => ({ value: called, label: labels[called] }))}
    />
  );
};

const AccountFields: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <TextField
        form={form}
        name="child"
        label={t('escalation.raiseChild')}
        hint={t('escalation.raiseChildHint')}
        autocomplete="off"
        required
      />
      <TextField
        form={form}
        name="whereabouts"
        label={t('escalation.whereabouts')}
        hint={t('escalation.raiseWhereaboutsHint')}
        autocomplete="off"
      />
      <TextArea
        form={form}
        name="seenAndHeard"
        label={t('escalation.seenAndHeard')}
        hint={t('escalation.raiseSeenHint')}
        maxLength={4000}
        required
      />
      <TextArea
        form={form}
        name="supposed"
        label={t('escalation.supposed')}
        hint={t('escalation.raiseSupposedHint')}
        maxLength={4000}
      />
    </>
  );
};
