import { Frame } from '../pages/frame.tsx';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { StaffForSignIn } from './issuer-parts.ts';

type Hidden = { request: AuthorizationRequest; secret: string };

/** Who can sign in: everybody of the demo as a button, anybody else by name. */
export const SignInPage = ({
  staff,
  problem,
  ...hidden
}: Hidden & { staff: readonly StaffForSignIn[]; problem?: string | undefined }) => (
  <Frame title="Sign in to the desk">
    <p class="note">
      This is the local twin&#39;s own sign-in. It asks for no password and is not for the public: a deployed
      stage signs staff in with Cognito.
    </p>
    {problem ? <p role="alert">{problem}</p> : null}
    <h2>As one of the demo staff</h2>
    {staff.length === 0 ? <p>The store has no staff yet.</p> : null}
    <ul class="people">
      {staff.map((person) => (
        <li>
          <SignInForm {...hidden}>
            <button type="submit" name="subject" value={person.subject}>
              <span lang="ja">{person.name}</span>
              <small lang="ja">{`${person.municipality} · ${person.role} · ${person.email}`}</small>
            </button>
          </SignInForm>
        </li>
      ))}
    </ul>
    <h2>As somebody else</h2>
    <SignInForm {...hidden}>
      <label for="username">User name (mail address or subject)</label>
      <p>
        <input id="username" name="username" autocomplete="username" required />
      </p>
      <button type="submit">Sign in</button>
    </SignInForm>
  </Frame>
);

const SignInForm = ({ request, secret, children }: Hidden & { children?: unknown }) => (
  <form method="post" action="/local/issuer/authorize">
    <input type="hidden" name="form_secret" value={secret} />
    {Object.entries(request).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
);

/** For somebody whose client cannot be trusted with a redirect, or who came without a form of ours. */
export const RefusedPage = ({ reason }: { reason: string }) => (
  <Frame title="Sign-in refused">
    <p>{reason}</p>
  </Frame>
);
