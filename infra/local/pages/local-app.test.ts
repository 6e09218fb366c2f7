import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLocalApp, type LocalAtHome } from './a-local-app.ts';

let home: LocalAtHome;
beforeEach(async () => {
  home = await aLocalApp();
});
afterEach(() => home.stop());

const get = (path: string, accept = 'application/json') =>
  home.app.request(`http://127.0.0.1:3000/local${path}`, { headers: { accept } });
const post = (path: string, body: unknown) =>
  home.app.request(`http://127.0.0.1:3000/local${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const submit = (path: string, fields: Record<string, string>, origin: string) =>
  home.app.request(`http://127.0.0.1:3000/local${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams(fields).toString(),
  });

describe('the mailbox', () => {
  it('shows a mail as its reader would see it, with its links', async () => {
    await home.write('a@example.jp');
    expect(await (await get('/mail.json')).json()).toEqual([
      expect.objectContaining({
        at: '2026-04-01T09:00:00+09:00',
        from: 'noreply@city.example.jp',
        to: ['a@example.jp'],
        subject: '【横浜市】空き状況の調査のお願い（令和8年4月）と、ご回答の方法について',
        text: expect.stringContaining('よろしくお願いします。'),
        html: expect.stringContaining('回答は'),
        links: ['https://city.example.jp/survey?t=abc=1&u=2'],
        headers: expect.objectContaining({ from: '保育コンシェルジュ <noreply@city.example.jp>' }),
        tags: { outbox: '01J' },
        fate: 'delivered',
      }),
    ]);
  });

  it('is filtered by recipient and by instant, the oldest first', async () => {
    await home.write('a@example.jp');
    await home.write('b@example.jp');
    await post('/clock', { advance: 'PT1H' });
    await home.write('a@example.jp');
    const times = async (query: string) =>
      ((await (await get(`/mail.json?${query}`)).json()) as { at: string }[]).map(({ at }) => at);
    expect(await times('to=A@example.jp')).toEqual([
      '2026-04-01T09:00:00+09:00',
      '2026-04-01T10:00:00+09:00',
    ]);
    expect(await times('since=2026-04-01T09:30:00%2B09:00')).toEqual(['2026-04-01T10:00:00+09:00']);
    expect((await get('/mail.json?since=yesterday')).status).toBe(400);
  });

  it('has a page for the inbox, for each mail, and the HTML of a mail where no script can run', async () => {
    await home.write('a@example.jp');
    const [{ id = '' } = {}] = (await (await get('/mail.json')).json()) as { id?: string }[];
    expect(await (await get('/mail', 'text/html')).text()).toContain(`/local/mail/${id}`);
    expect(await (await get(`/mail/${id}`, 'text/html')).text()).toContain('よろしくお願いします。');
    const html = await get(`/mail/${id}/html`, 'text/html');
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect((await get('/mail/none', 'text/html')).status).toBe(404);
  });
});

describe('the clock', () => {
  it.each([
    [{ advance: 'P14D' }, '2026-04-15T09:00:00+09:00'],
    [{ advance: 'P1M' }, '2026-05-01T09:00:00+09:00'],
    [{ advance: 'P1Y' }, '2027-04-01T09:00:00+09:00'],
    [{ advance: 'PT90M' }, '2026-04-01T10:30:00+09:00'],
    [{ to: '2026-05-31T00:00:00+09:00' }, '2026-05-31T00:00:00+09:00'],
  ])('moves by %j to Tokyo %s', async (order, tokyo) => {
    const answer = await post('/clock', order);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ tokyo })]);
    expect(await (await get('/clock')).json()).toMatchObject({ tokyo });
  });

  it('counts months on the calendar: a month after 31 January is 28 February', async () => {
    await post('/clock', { to: '2027-01-31T00:00:00+09:00' });
    const answer = await post('/clock', { advance: 'P1M' });
    expect(await answer.json()).toMatchObject({ tokyo: '2027-02-28T00:00:00+09:00' });
  });

  it('answers when everything due on the way has happened', async () => {
    await home.write('bounce@example.jp');
    await post('/clock', { advance: 'PT1M' });
    expect(home.ses.events.map(({ detail }) => detail.eventType)).toEqual(['Send', 'Bounce']);
  });

  it.each([
    [{ to: '2026-03-31T00:00:00+09:00' }, 'The clock never goes back'],
    [{ advance: '-P1D' }, 'The clock never goes back'],
    [{ advance: '14 days' }, 'The order is not understood'],
    [{ to: 'tomorrow' }, 'The order is not understood'],
    [{ advance: 'P1D', to: '2026-05-01T00:00:00+09:00' }, 'The order is not understood'],
    [undefined, 'The order is not understood'],
  ])('is not moved by %j', async (order, title) => {
    const answer = await post('/clock', order);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ status: 400, title }),
    ]);
    expect(await (await get('/clock')).json()).toMatchObject({ tokyo: '2026-04-01T09:00:00+09:00' });
  });

  it('is moved by its own page, and by no page of another site', async () => {
    const foreign = await submit('/clock', { advance: 'P1D' }, 'http://evil.example');
    const own = await submit('/clock', { advance: 'P1D' }, 'http://127.0.0.1:3000');
    expect([foreign.status, own.status, own.headers.get('location')]).toEqual([403, 303, '/local/clock']);
    expect(await (await get('/clock')).json()).toMatchObject({ tokyo: '2026-04-02T09:00:00+09:00' });
  });
});

describe('the executions', () => {
  it('are told with their states and their history', async () => {
    await home.start('case-1');
    const told = async () => (await get('/executions.json')).json();
    expect(await told()).toMatchObject([
      {
        name: 'case-1',
        stateMachine: 'ask-a-guardian',
        status: 'RUNNING',
        startedAt: '2026-04-01T09:00:00+09:00',
        stoppedAt: null,
        states: { 'Wait until the next morning': 'now' },
        history: [{ type: 'ExecutionStarted' }, { type: 'WaitStateEntered' }],
      },
    ]);
    await post('/clock', { advance: 'P2D' });
    expect(await told()).toMatchObject([
      {
        status: 'SUCCEEDED',
        stoppedAt: '2026-04-02T09:00:00+09:00',
        states: { 'Ask the guardian': 'done', Done: 'done' },
      },
    ]);
  });

  it('are drawn with the states where they were', async () => {
    const arn = await home.start('case-1');
    const page = await (await get(`/executions/${encodeURIComponent(arn)}`, 'text/html')).text();
    expect(page).toContain('In these states now: Wait until the next morning.');
    expect(page).toContain('<svg');
    expect(page).toContain('ExecutionStarted');
    expect(await (await get('/executions', 'text/html')).text()).toContain(encodeURIComponent(arn));
    expect((await get('/executions/arn:none', 'text/html')).status).toBe(404);
  });
});

describe('the rest', () => {
  it('says where AWS is spoken to, and as whom', async () => {
    expect(await (await get('/aws.json')).json()).toMatchObject({
      endpoint: 'http://127.0.0.1:4000',
      region: 'ap-northeast-1',
      services: { dynamodb: 'http://127.0.0.1:4000', states: 'http://127.0.0.1:4000' },
      credentials: { accessKeyId: expect.stringMatching(/^AKIA/) },
    });
  });

  it('takes orders for failures, lists them and takes them back', async () => {
    await post('/faults', { ses: { throttle: 3 } });
    expect(await (await get('/faults')).json()).toMatchObject({ ordered: { ses: { throttle: 3 } } });
    const refused = await post('/faults', { ses: { explode: 1 } });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    await home.app.request('http://127.0.0.1:3000/local/faults', { method: 'DELETE' });
    expect(home.faults.orders).toEqual({});
  });
});
