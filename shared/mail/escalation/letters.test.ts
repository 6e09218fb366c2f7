import { describe, expect, it } from 'vitest';
import { city } from '../../../test/builders/a-city.ts';
import { askedBackLetter } from './asked-back.ts';
import { notAcknowledgedLetter } from './not-acknowledged.ts';
import { noticeLetter } from './notice.ts';
import { outcomeDueLetter } from './outcome-due.ts';
import { outcomeMissingLetter } from './outcome-missing.ts';

const link = {
  url: 'https://example.jp/escalations?link=t',
  doorUrl: 'https://example.jp/escalations/open?m=999105',
  reference: 'K7M2 4QXD',
  code: '7Q2M4X',
  until: '2026-07-05',
};
const ja = { municipality: city, locale: 'ja', reference: 'A7KM-2QX4' } as const;
const en = { ...ja, locale: 'en' } as const;
const toAgency = { link, agency: 'みなと児童相談所', phone: '045-000-0100' };

describe('the letters of an escalation', () => {
  it('ask an agency to confirm: a reference, a link, a phone, and no more', () => {
    const { subject, text } = noticeLetter({ ...ja, ...toAgency, again: false });
    expect(subject).toBe('【要確認・A7KM-2QX4】至急ご確認ください');
    expect(text).toContain('みなと児童相談所 御中\n\nお伝えしたいことがあります（受付番号 A7KM-2QX4）。');
    expect(text).toContain('A7KM-2QX4 を添えて 045-000-0100 へお電話ください。');
    expect(text).toContain(link.url);
  });

  it('say in the subject that a notice comes again', () => {
    expect(noticeLetter({ ...ja, ...toAgency, again: true }).subject).toBe(
      '【再送・要確認・A7KM-2QX4】まだ受け取りの確認がありません',
    );
    expect(noticeLetter({ ...en, ...toAgency, again: true }).subject).toBe(
      '[Sent again, A7KM-2QX4] Not yet confirmed',
    );
  });

  it.each([24, 36, 47])('remind the agency after %i hours', (hours) => {
    expect(outcomeDueLetter({ ...ja, ...toAgency, hours }).subject).toBe(
      `【要対応・A7KM-2QX4】結果の記録をお願いします（${hours}時間経過）`,
    );
    expect(outcomeDueLetter({ ...en, ...toAgency, hours }).subject).toBe(
      `[Please act, A7KM-2QX4] Please record the outcome (${hours} hours)`,
    );
  });

  it('tell the supervisor of an alarm as an alarm', () => {
    expect(outcomeMissingLetter({ ...ja, hours: 47, alarm: false }).subject).toContain('【要対応');
    expect(outcomeMissingLetter({ ...ja, hours: 48, alarm: true }).subject).toContain('【警報');
    expect(outcomeMissingLetter({ ...en, hours: 48, alarm: true }).subject).toContain('[ALARM');
    expect(notAcknowledgedLetter({ ...ja, rung: 3 }).text).toContain('3回目の連絡');
    expect(notAcknowledgedLetter({ ...en, rung: 3 }).text).toContain('notice number 3');
  });

  it('name the room of the desk by the word that stands in its navigation', () => {
    expect(askedBackLetter(ja).text).toContain('「関係機関への連絡」');
  });
});
