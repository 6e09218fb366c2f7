import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, it } from 'vitest';
import { readAddresses } from './addresses.ts';
import { decodeWords, headerOf, splitMessage } from './headers.ts';
import { linksOf } from './links.ts';
import { readMessage } from './message.ts';

const composed = (options: object) => new MailComposer(options).compile().build();

describe('a MIME message', () => {
  it('gives back the text and HTML that were composed', async () => {
    const text = '空き状況をお知らせください。\n= 等号も =E3 もそのまま\n';
    const html = `<p>${'長い行'.repeat(100)}</p>`;
    const raw = await composed({
      text,
      html,
      attachments: [{ filename: '予定.ics', content: 'BEGIN:VCALENDAR' }],
    });
    const message = readMessage(raw);
    expect(message.text.replaceAll('\r\n', '\n').trim()).toBe(text.trim());
    expect(message.html.trim()).toBe(html);
    expect(message.attachments).toHaveLength(1);
  });

  it('in one part, in quoted-printable or in an old Japanese charset is read as well', () => {
    const quoted = Buffer.from(
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E7=A9=BA=E3=81=\r\n=8D',
    );
    expect(readMessage(quoted).text).toBe('空き');
    const head = 'Content-Type: text/plain; charset=ISO-2022-JP\r\n\r\n';
    const jis = Buffer.concat([Buffer.from(head), Buffer.from('1b24423675242d1b2842', 'hex')]);
    expect(readMessage(jis).text).toBe('空き');
  });

  it('has headers that were folded and encoded', async () => {
    const subject = '保育所等の利用保留となった方へのお知らせ（第2回）につきましてご案内申し上げます';
    const { headers } = splitMessage(await composed({ subject, text: 'x' }));
    expect(decodeWords(headerOf(headers, 'SUBJECT') ?? '')).toBe(subject);
  });
});

describe('an address header', () => {
  it.each([
    ['a@x.jp', ['a@x.jp']],
    ['"Sato, A. <x>" <a@x.jp>, b@x.jp', ['a@x.jp', 'b@x.jp']],
    ['=?UTF-8?B?5L2Q6Jek?= <a..b@docomo.ne.jp>', ['a..b@docomo.ne.jp']],
    ['nobody', []],
  ])('%s names its addresses', (header, expected) => {
    expect(readAddresses(header)).toEqual(expected);
  });
});

describe('the links of a mail', () => {
  it('are those of the HTML unescaped, then those of the text, each once, and only web addresses', () => {
    const html = '<a class="x" href="https://x.jp/a?b=1&amp;c=2">A</a><a href="javascript:alert(1)">B</a>';
    const text = '回答：https://x.jp/a?b=1&c=2\n次（https://x.jp/c）。';
    expect(linksOf({ html, text })).toEqual(['https://x.jp/a?b=1&c=2', 'https://x.jp/c']);
  });
});
