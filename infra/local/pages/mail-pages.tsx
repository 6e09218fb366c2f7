import { Hono } from 'hono';
import { z } from 'zod';
import type { AcceptedMail, Mailbox } from '../ses/mailbox.ts';
import { Frame } from './frame.tsx';
import { inTokyo } from './instants.ts';
import { problem } from './problem.ts';
import { type ReadableMail, readableMail, subjectOf } from './readable-mail.ts';

/** Whose mails are shown, and from when on. */
const MailFilter = z.object({
  to: z.string().optional(),
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
});
type MailFilter = z.output<typeof MailFilter>;

/** Mails on the inbox page; the newest come first. */
const SHOWN = 200;

/** The mailbox of everybody, since no mail leaves this machine. */
export const mailPages = (mailbox: Mailbox): Hono => {
  const app = new Hono();
  app.get('/mail.json', (context) => {
    const filter = MailFilter.safeParse(context.req.query());
    if (!filter.success)
      return problem(context, 400, 'The filter is not understood', z.prettifyError(filter.error));
    return context.json(chosen(mailbox, filter.data).map((mail) => readableMail(mail, mailbox)));
  });
  app.get('/mail', (context) => {
    const { to } = context.req.query();
    const mails = chosen(mailbox, { to: to || undefined });
    return context.html(
      <InboxPage mails={mails.reverse().slice(0, SHOWN)} count={mails.length} to={to ?? ''} />,
    );
  });
  app.get('/mail/:id', (context) => {
    const mail = mailbox.mail(context.req.param('id'));
    if (!mail) return problem(context, 404, 'No such mail', context.req.param('id'));
    return context.html(<MailPage mail={readableMail(mail, mailbox)} />);
  });
  app.get('/mail/:id/html', (context) => {
    const mail = mailbox.mail(context.req.param('id'));
    if (!mail) return problem(context, 404, 'No such mail', context.req.param('id'));
    context.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    );
    return context.html(readableMail(mail, mailbox).html);
  });
  return app;
};

/** Oldest first. */
const chosen = (mailbox: Mailbox, { to, since }: MailFilter): AcceptedMail[] =>
  mailbox.mails.filter(
    (mail) =>
      (to === undefined || mail.to.some((one) => one.toLowerCase() === to.toLowerCase())) &&
      (since === undefined || mail.acceptedEpochMs >= since),
  );

const InboxPage = ({ mails, count, to }: { mails: readonly AcceptedMail[]; count: number; to: string }) => (
  <Frame title="Mail">
    <p class="note">No mail leaves this machine. For programs: /local/mail.json?to=…&amp;since=…</p>
    <form method="get" action="/local/mail">
      <label for="to">Only to this address</label>
      <p>
        <input id="to" name="to" value={to} />
      </p>
      <button type="submit">Show</button>
    </form>
    <h2>{count === 1 ? '1 mail' : `${count} mails`}</h2>
    {count > mails.length ? <p>{`The newest ${mails.length} are shown.`}</p> : null}
    {mails.length > 0 ? <MailTable mails={mails} /> : null}
  </Frame>
);

const MailTable = ({ mails }: { mails: readonly AcceptedMail[] }) => (
  <section class="scroll" tabindex={0} aria-label="Mails">
    <table>
      <thead>
        <tr>
          <th scope="col">Accepted</th>
          <th scope="col">To</th>
          <th scope="col">Subject</th>
          <th scope="col">Fate</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr>
            <td>{inTokyo(mail.acceptedEpochMs)}</td>
            <td>{mail.to.join(', ')}</td>
            <td lang="ja">
              <a href={`/local/mail/${mail.messageId}`}>{subjectOf(mail) || '(no subject)'}</a>
            </td>
            <td>{mail.fate}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const MailPage = ({ mail }: { mail: ReadableMail }) => (
  <Frame title={mail.subject || '(no subject)'}>
    <dl>
      <dt>To</dt>
      <dd>{mail.to.join(', ')}</dd>
      <dt>From</dt>
      <dd lang="ja">{mail.headers.from ?? mail.from}</dd>
      <dt>Accepted</dt>
      <dd>{mail.at}</dd>
      <dt>Fate</dt>
      <dd>{`${mail.fate}; told so far: ${mail.events.join(', ') || 'nothing'}`}</dd>
      <dt>Tags</dt>
      <dd>
        {Object.entries(mail.tags)
          .map(([name, value]) => `${name}=${value}`)
          .join(', ') || 'none'}
      </dd>
      <dt>Attachments</dt>
      <dd>{mail.attachments.join(', ') || 'none'}</dd>
    </dl>
    <h2>Links</h2>
    <ul>
      {mail.links.map((link) => (
        <li>
          <a href={link}>{link}</a>
        </li>
      ))}
    </ul>
    <h2>Text</h2>
    <pre lang="ja">{mail.text}</pre>
    {mail.html ? (
      <>
        <h2>HTML</h2>
        <iframe title="HTML of the mail" src={`/local/mail/${mail.id}/html`} sandbox="" />
      </>
    ) : null}
    <details>
      <summary>All headers</summary>
      <dl>
        {Object.entries(mail.headers).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </details>
  </Frame>
);
