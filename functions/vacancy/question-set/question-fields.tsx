import type { FC } from 'hono/jsx';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { QuestionKind } from '../../../shared/domain/survey/question-set.ts';
import { FIGURES } from '../../../shared/domain/vacancy/schema.ts';
import { Carried, CheckboxGroup, type FormState, TextField } from '../../../shared/web/fields.tsx';
import { firstText } from '../../../shared/web/form-body.ts';
import { moveWord, questionField } from './question-form.ts';

type Props = { form: FormState; kind: QuestionKind; types: readonly FacilityType[] };
type InOrder = { action: string; first: boolean; last: boolean };

/** One question: whether it is asked, its words, what is special to its kind, and to which facilities it is put. */
export const QuestionFields: FC<Props & InOrder> = ({ form, kind, types, ...place }) => {
  const { t } = form.page;
  const isOpen =
    firstText(form.body, questionField('asked', kind)) === 'yes' ||
    Boolean(form.faults[questionField('labelJa', kind)]);
  return (
    <div id={`question-${kind}`}>
      <input type="hidden" name="order" value={kind} />
      <Moves form={form} kind={kind} {...place} />
      <details class="box" open={isOpen}>
        <summary>{t(`questions.kind-${kind}`)}</summary>
        {kind === 'figures' ? null : (
          <Tick form={form} name={questionField('asked', kind)} label={t('questions.asked')} />
        )}
        <TextField
          form={form}
          name={questionField('labelJa', kind)}
          label={t('questions.labelJa')}
          required
        />
        <TextField form={form} name={questionField('labelEn', kind)} label={t('questions.labelEn')} />
        <TextField form={form} name={questionField('hintJa', kind)} label={t('questions.hintJa')} />
        <TextField form={form} name={questionField('hintEn', kind)} label={t('questions.hintEn')} />
        <OwnSettings form={form} kind={kind} />
        <Types form={form} kind={kind} types={types} />
      </details>
    </div>
  );
};

/** One place up or down: the form comes back at this question, nothing is saved. */
const Moves: FC<Pick<Props, 'form' | 'kind'> & InOrder> = ({ form: { page }, kind, action, first, last }) => {
  const question = page.t(`questions.kind-${kind}`);
  const ways = (['up', 'down'] as const).filter((way) => !(way === 'up' ? first : last));
  return (
    <p class="row">
      {ways.map((way) => (
        <button
          type="submit"
          name="move"
          value={moveWord(kind, way)}
          formaction={`${action}#question-${kind}`}
          class="second small"
          aria-label={page.t(way === 'up' ? 'questions.upOf' : 'questions.downOf', { question })}
        >
          {page.t(`questions.${way}`)}
        </button>
      ))}
    </p>
  );
};

const OwnSettings: FC<Pick<Props, 'form' | 'kind'>> = ({ form, kind }) => {
  const { t } = form.page;
  if (kind === 'temporary-care') return <Tick form={form} name="byDay" label={t('questions.byDay')} />;
  if (kind !== 'figures') return null;
  return (
    <>
      <CheckboxGroup
        form={form}
        name="columns"
        label={t('questions.columns')}
        choices={FIGURES.map((figure) => ({ value: figure, label: t(`vacancy.${figure}`) }))}
        required
      />
      <Tick form={form} name="from" label={t('questions.from')} />
    </>
  );
};

/** A type of which there is no facility today stays chosen, unseen: there may be one tomorrow. */
const Types: FC<Props> = ({ form, kind, types }) => {
  const name = questionField('types', kind);
  const unseen = (form.body[name] ?? []).filter((chosen) => !types.some(({ type }) => type === chosen));
  return (
    <>
      <CheckboxGroup
        form={form}
        name={name}
        label={form.page.t('questions.types')}
        hint={form.page.t('questions.typesHint')}
        choices={types.map(({ type, label }) => ({
          value: type,
          label: localText(label, form.page.locale),
        }))}
      />
      <Carried body={{ [name]: unseen }} names={[name]} />
    </>
  );
};

const Tick: FC<{ form: FormState; name: string; label: string }> = ({ form, name, label }) => (
  <label class="choice">
    <input type="checkbox" name={name} value="yes" checked={firstText(form.body, name) === 'yes'} />
    <span>{label}</span>
  </label>
);
