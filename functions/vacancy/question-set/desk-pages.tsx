import type { FC } from 'hono/jsx';
import { mayI } from '../../../shared/domain/access/policy.ts';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { QuestionSet, Questions } from '../../../shared/domain/survey/question-set.ts';
import { YearMonth } from '../../../shared/domain/vacancy/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { newestQuestionSet } from '../../../shared/store/question-sets.ts';
import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { ErrorSummary, RadioGroup, Select } from '../../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { pageOf } from '../../../shared/web/page-context.ts';
import { isLocale } from '../../../shared/words/translate.ts';
import type { FigureRows } from '../survey/figures-form.ts';
import { AnswerFields } from '../survey/survey-page.tsx';
import { QuestionFields } from './question-fields.tsx';
import { bodyOfQuestions, moved, orderIn, readQuestions } from './question-form.ts';
import { writeQuestions } from './write-questions.ts';

const FORM = 'question-set';
const PATH = '/desk/campaigns/questions';

type TypesOf = (c: DeskContext) => Promise<FacilityType[]>;
type Shown = { body: FormBody; faults: FieldFaults; seen: QuestionSet; preview: Questions };

/** `/desk/campaigns/questions`: what a municipality asks its facilities; whoever saves makes the next version. */
export const mountQuestionDesk = (app: DeskApp, services: Services, surveyedTypes: TypesOf): void => {
  app.get(PATH, async (c) => {
    if (!mayAsk(c)) return notYours(c);
    const seen = await newestQuestionSet(services.store, c.get('page').municipality.municipality);
    const body = bodyOfQuestions(seen.questions);
    return questionsPage(c, services, await surveyedTypes(c), {
      body,
      faults: {},
      seen,
      preview: seen.questions,
    });
  });

  app.post(PATH, async (c) => {
    if (!mayAsk(c)) return notYours(c);
    const { t, municipality } = c.get('page');
    const typed = await formBody(c);
    const move = moved(typed);
    const body = move ?? typed;
    const types = await surveyedTypes(c);
    const seen = await newestQuestionSet(services.store, municipality.municipality);
    const again = (faults: FieldFaults, preview: Questions = seen.questions) =>
      questionsPage(c, services, types, { body, faults, seen, preview });
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), FORM))
      return again({ columns: t('layout.staleFormText') });
    const read = readQuestions(body, t);
    // Whoever moves a question has not finished typing: nothing is found fault with yet.
    if (!read.ok) return again(move ? {} : read.faults);
    if (move || firstText(body, 'action') !== 'save') return again({}, read.questions);
    const looked = Number(firstText(body, 'seen'));
    const written = await writeQuestions(services, c.get('principal'), looked, read.questions);
    return written.ok
      ? c.redirect(PATH, 303)
      : again({ columns: t('campaign.faultChanged') }, read.questions);
  });
};

const mayAsk = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

const questionsPage = (
  c: DeskContext,
  services: Services,
  types: readonly FacilityType[],
  { body, faults, seen, preview }: Shown,
) => {
  const page = c.get('page');
  const { t, locale } = page;
  const form = { page, body, faults };
  return c.html(
    <DeskLayout c={c} title={t('questions.title')}>
      <p>{t('questions.lead', { version: seen.number })}</p>
      <ErrorSummary form={form} />
      <form method="post" action={PATH} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <input type="hidden" name="seen" value={firstText(body, 'seen') || String(seen.number)} />
        {/* Enter in a field shows the sample: it never moves a question. */}
        <button type="submit" class="skip" tabindex={-1}>
          {t('questions.preview')}
        </button>
        {orderIn(body).map((kind, index, all) => (
          <QuestionFields
            form={form}
            kind={kind}
            types={types}
            action={PATH}
            first={index === 0}
            last={index === all.length - 1}
          />
        ))}
        <Select
          form={form}
          name="previewType"
          label={t('questions.previewType')}
          unchosen={t('vacancy.unchosen')}
          choices={types.map(({ type, label }) => ({ value: type, label: localText(label, locale) }))}
          plain
        />
        <RadioGroup
          form={form}
          name="previewIn"
          label={t('questions.previewIn')}
          choices={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          plain
        />
        <div class="actions">
          <button type="submit" name="action" value="preview" class="second">
            {t('questions.preview')}
          </button>
          <button type="submit" name="action" value="save">
            {t('questions.save')}
          </button>
        </div>
      </form>
      <Preview
        c={c}
        types={types}
        body={body}
        set={{ ...seen, questions: preview }}
        month={nextMonth(services)}
      />
    </DeskLayout>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const nextMonth = (services: Services): YearMonth =>
  YearMonth.parse(tokyoDate(services.clock.now()).toPlainYearMonth().add({ months: 1 }).toString());

type PreviewProps = {
  c: DeskContext;
  types: readonly FacilityType[];
  body: FormBody;
  set: QuestionSet;
  month: YearMonth;
};

/** The facility's own page, from the same parts, at rest: nothing in it can be sent. */
const Preview: FC<PreviewProps> = ({ c, types, body, set, month }) => {
  const { t, locale, municipality } = c.get('page');
  const chosen = firstText(body, 'previewIn');
  const language = isLocale(chosen) ? chosen : locale;
  const type = firstText(body, 'previewType') || types[0]?.type;
  const rows: FigureRows = { joint: [], set, type, month };
  return (
    <section class="box" aria-label={t('questions.previewTitle')}>
      <h2>{t('questions.previewTitle')}</h2>
      <fieldset disabled lang={language}>
        <AnswerFields
          form={{ page: pageOf(language, municipality, PATH), body: {}, faults: {} }}
          rows={rows}
          hasLast={false}
        />
      </fieldset>
    </section>
  );
};
