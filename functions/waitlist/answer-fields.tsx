import type { FC } from 'hono/jsx';
import { AskBy, Intention, PresentCare } from '../../shared/domain/follow-up/schema.ts';
import { DateFields, type FormState, RadioGroup, Select, TextArea } from '../../shared/web/fields.tsx';
import type { Translate } from '../../shared/words/translate.ts';

/** How each field is called, for the summary of what is wrong. */
export const answerLabels = (t: Translate): Record<string, string> => ({
  intention: t('my.intention'),
  presentCare: t('my.presentCare'),
  wantsOptions: t('my.wantsOptions'),
  askAgain: t('my.askAgain'),
  askBy: t('my.askBy'),
  words: t('my.words'),
});

/** The questions of a round: asked of the family on its page, and by the consultant who phones. */
export const AnswerFields: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <RadioGroup
        form={form}
        name="intention"
        label={t('my.intention')}
        required
        choices={Intention.options.map((value) => ({ value, label: t(`my.intention-${value}`) }))}
      />
      <Select
        form={form}
        name="presentCare"
        label={t('my.presentCare')}
        unchosen={t('my.unchosen')}
        choices={PresentCare.options.map((value) => ({ value, label: t(`my.care-${value}`) }))}
      />
      <RadioGroup
        form={form}
        name="wantsOptions"
        label={t('my.wantsOptions')}
        hint={t('my.wantsOptionsHint')}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`my.wantsOptions-${value}`) }))}
      />
      <DateFields form={form} name="askAgain" label={t('my.askAgain')} hint={t('my.askAgainHint')} />
      <RadioGroup
        form={form}
        name="askBy"
        label={t('my.askBy')}
        choices={AskBy.options.map((value) => ({ value, label: t(`my.askBy-${value}`) }))}
      />
      <TextArea form={form} name="words" label={t('my.words')} hint={t('my.wordsHint')} maxLength={2000} />
    </>
  );
};
