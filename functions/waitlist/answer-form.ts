import type { z } from 'zod';
import { FollowUpAnswer } from '../../shared/domain/follow-up/schema.ts';
import { readDate } from '../../shared/domain/japanese/index.ts';
import { type FieldFaults, type FormBody, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

const DAY_PARTS = ['askAgainYear', 'askAgainMonth', 'askAgainDay'] as const;

type ReadAnswer = { ok: true; answer: FollowUpAnswer } | { ok: false; faults: FieldFaults };

/** What was typed, as an answer; or, by field, what is missing or wrong, in words. */
export const readAnswer = (body: FormBody, t: Translate): ReadAnswer => {
  const chosen = (name: string) => firstText(body, name) || undefined;
  const intention = chosen('intention');
  const askAgainOn = dayOf(body);
  const faults: FieldFaults = {};
  if (!intention) faults.intention = t('my.faultIntention');
  const looking = intention === 'unchanged' || intention === 'changed';
  if (looking && !chosen('wantsOptions')) faults.wantsOptions = t('my.faultWantsOptions');
  if (askAgainOn === 'not a date') faults.askAgain = t('my.faultDate');
  if (intention === 'no-contact' && askAgainOn === undefined) faults.askAgain = t('my.faultNoDate');
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const read = FollowUpAnswer.safeParse({
    intention,
    presentCare: chosen('presentCare'),
    words: firstText(body, 'words').trim() || undefined,
    ...(looking ? { wantsOptions: chosen('wantsOptions') === 'yes' } : {}),
    ...(looking || intention === 'no-contact' ? { askAgainOn, askBy: chosen('askBy') } : {}),
  });
  return read.success
    ? { ok: true, answer: read.data }
    : { ok: false, faults: faultsOfAnswer(read.error, t) };
};

const dayOf = (body: FormBody): string | undefined | 'not a date' => {
  const parts = DAY_PARTS.map((name) => firstText(body, name).trim());
  if (parts.every((part) => part === '')) return undefined;
  const read = readDate(parts.join('.'));
  return read.ok ? read.value.value : 'not a date';
};

const faultsOfAnswer = (error: z.ZodError, t: Translate): FieldFaults =>
  Object.fromEntries(
    error.issues.map(({ path }) =>
      path[0] === 'words' ? ['words', t('my.faultWords')] : ['intention', t('my.faultIntention')],
    ),
  );

const WORDS_FOR_REFUSAL: Record<string, [string, MessageKey]> = {
  AskAgainTooEarly: ['askAgain', 'my.faultTooEarly'],
  AskAgainTooLate: ['askAgain', 'my.faultTooLate'],
  RoundMoved: ['intention', 'my.faultMoved'],
  RoundIsOver: ['intention', 'my.faultOver'],
  CaseIsClosed: ['intention', 'my.faultOver'],
};

/** A rule's refusal, at the field that it is about. */
export const refusalInWords = (kind: string, t: Translate): FieldFaults => {
  const [field, words] = WORDS_FOR_REFUSAL[kind] ?? ['intention', 'my.faultMoved'];
  return { [field]: t(words) };
};

/** An answer that was given, as the form shows it again. */
export const bodyOf = (answer: FollowUpAnswer | undefined): FormBody => {
  if (!answer) return {};
  const [year = '', month = '', day = ''] = ('askAgainOn' in answer ? (answer.askAgainOn ?? '') : '').split(
    '-',
  );
  return {
    intention: [answer.intention],
    presentCare: [answer.presentCare ?? ''],
    words: [answer.words ?? ''],
    wantsOptions: 'wantsOptions' in answer ? [answer.wantsOptions ? 'yes' : 'no'] : [],
    askBy: 'askBy' in answer ? [answer.askBy ?? ''] : [],
    askAgainYear: [year],
    askAgainMonth: [month],
    askAgainDay: [day],
  };
};
