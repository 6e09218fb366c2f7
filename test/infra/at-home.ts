import { startTwin, type Twin } from '../../infra/local/twin.ts';
import type { TwinOptions } from '../../infra/local/twin-options.ts';
import { MunicipalityCode, WardCode } from '../../shared/domain/municipality/schema.ts';
import { municipalities } from '../../shared/store/registry.ts';
import { creating } from '../../shared/store/writes.ts';

/** A twin for tests: in memory, on a standing clock from 1 April 2026, 9:00 in Tokyo, with one invented city. */
export const aTwin = async ({
  foundCity: founds = true,
  ...options
}: Partial<TwinOptions> & { foundCity?: boolean } = {}): Promise<Twin & { notices: string[] }> => {
  const notices: string[] = [];
  const twin = await startTwin({
    port: 0,
    clockStartsAtEpochMs: Date.parse('2026-04-01T09:00:00+09:00'),
    notice: (line) => void notices.push(line),
    ...options,
  });
  if (founds) await foundCity(twin);
  return Object.assign(twin, { notices });
};

export const CITY = MunicipalityCode.parse('990001');

const foundCity = async (twin: Twin): Promise<void> => {
  const city = {
    municipality: CITY,
    name: { ja: 'みほん市' },
    demo: true,
    wards: [{ ward: WardCode.parse('kita'), name: { ja: '北区' } }],
    postalAreas: [],
    hosts: [],
    complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0000', hours: { ja: '平日' } },
    closures: [],
  };
  await twin.store.store.commit([creating(municipalities, city, 'CityExists')]);
};

/** How a browser reaches the product. */
export type Reach = (path: string, init: RequestInit) => Promise<Response>;

const overHttp =
  (origin: string): Reach =>
  (path, init) =>
    fetch(`${origin}${path}`, init);

/** A browser without JavaScript: keeps cookies, follows no redirect by itself. */
export const aBrowser = (origin: string, reach: Reach = overHttp(origin)) => {
  const cookies = new Map<string, string>();
  const jar = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (path: string, form?: Record<string, string> | FormData): Promise<Response> => {
    const response = await reach(path, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      // Packed for no wire, each page would be unpacked again at once.
      headers: { cookie: jar(), origin, 'accept-encoding': 'identity' },
      ...(form ? { body: form instanceof FormData ? form : new URLSearchParams(form) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return { get: (path: string) => ask(path), post: ask, cookies: jar };
};

/** Sends the intake form as a family does, review included; answers the reference. */
export const sendIntake = async (origin: string): Promise<string> => {
  const browser = aBrowser(origin);
  await browser.get('/intake');
  const form = {
    guardianName: '見本 花子',
    mail: 'hanako@example.jp',
    birthKind: 'born',
    birthYear: '2025',
    birthMonth: '5',
    birthDay: '10',
    ward: 'kita',
    consent: 'yes',
  };
  const review = await (await browser.post('/intake', { ...form, action: 'review' })).text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? '';
  const sent = await browser.post('/intake', { ...form, nonce, action: 'send' });
  const reference = new URL(sent.headers.get('location') ?? '', origin).searchParams.get('reference');
  if (!reference) throw new Error(`the form was not taken: ${sent.status} ${await sent.text()}`);
  return reference;
};
