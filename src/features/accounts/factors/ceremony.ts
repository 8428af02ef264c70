/**
 * Passkeys as WebAuthn has them: what a browser is asked for, and whether what it answers is right. The verifying
 * library takes long to load and is needed seldom, so it is loaded when it is first needed.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { PasskeyAnswer, PasskeyEnrolment } from './contract.ts';
import { CHALLENGE_MINUTES } from './rules.ts';
import type { PasskeyRow } from './store.ts';

/** What a browser needs to make a passkey. */
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
/** What a browser needs to show one. */
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

export interface MadePasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly backedUp: boolean;
  readonly transports: readonly string[];
}

const library = () => import('@simplewebauthn/server');
const timeout = CHALLENGE_MINUTES * 60_000;

/** An account's id as a passkey keeps it: nothing of the person. */
export const userHandle = (accountId: string): Buffer => Buffer.from(accountId.replaceAll('-', ''), 'hex');

const asKnown = ({ id, transports }: PasskeyRow) => ({ id, transports: [...transports] });

/** The challenge that a browser says it answers; undefined when it says nothing that can be read. */
export function challengeIn(answer: PasskeyAnswer | PasskeyEnrolment): string | undefined {
  try {
    const said: unknown = JSON.parse(
      Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'),
    );
    const { challenge, crossOrigin } = said as { challenge?: unknown; crossOrigin?: unknown };
    // Our pages stand in no frame of anybody's.
    return typeof challenge === 'string' && crossOrigin !== true ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** @param publicUrl address under which people reach the system: a passkey is good there and nowhere else */
export function createCeremony(publicUrl: string) {
  const rpID = new URL(publicUrl).hostname;
  const expected = { expectedOrigin: publicUrl, expectedRPID: rpID, requireUserVerification: true } as const;

  return {
    async creationOptions(
      account: { readonly id: string; readonly email: string; readonly name: string },
      known: readonly PasskeyRow[],
    ): Promise<CreationOptions> {
      const { generateRegistrationOptions } = await library();
      return generateRegistrationOptions({
        rpName: 'Multaqa',
        rpID,
        userName: account.email,
        userDisplayName: account.name,
        userID: Uint8Array.from(userHandle(account.id)),
        timeout,
        attestationType: 'none',
        excludeCredentials: known.map(asKnown),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      });
    },

    /** @param known the passkeys that will do; undefined: any of this site */
    async requestOptions(known?: readonly PasskeyRow[]): Promise<RequestOptions> {
      const { generateAuthenticationOptions } = await library();
      return generateAuthenticationOptions({
        rpID,
        timeout,
        userVerification: 'required',
        ...(known === undefined ? {} : { allowCredentials: known.map(asKnown) }),
      });
    },

    /** The passkey that was made; undefined when anything about the answer is not right. */
    async made(answer: PasskeyEnrolment, expectedChallenge: string): Promise<MadePasskey | undefined> {
      const { verifyRegistrationResponse } = await library();
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          ...expected,
          response: answer as unknown as RegistrationResponseJSON,
          expectedChallenge,
        });
        if (!verified) return undefined;
        const { credential, credentialBackedUp } = registrationInfo;
        return {
          id: credential.id,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          backedUp: credentialBackedUp,
          transports: credential.transports ?? [],
        };
      } catch {
        return undefined;
      }
    },

    /** The passkey's new counter and whether it is backed up; undefined when anything about the answer is not right. */
    async shown(
      answer: PasskeyAnswer,
      passkey: PasskeyRow,
      { expectedChallenge, owners }: { expectedChallenge: string; owners: readonly string[] },
    ): Promise<{ readonly counter: number; readonly backedUp: boolean } | undefined> {
      const { verifyAuthenticationResponse } = await library();
      const { userHandle: said } = answer.response;
      // A device still says whom the passkey was made for; the account may have been merged into another since.
      const handles = owners.map((id) => userHandle(id).toString('base64url'));
      if (said != null && !handles.includes(said)) return undefined;
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expected,
          response: answer as unknown as AuthenticationResponseJSON,
          expectedChallenge,
          credential: {
            id: passkey.id,
            publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
            counter: passkey.counter,
            transports: [...passkey.transports],
          },
        });
        if (!verified) return undefined;
        return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
      } catch {
        return undefined;
      }
    },
  };
}
export type Ceremony = ReturnType<typeof createCeremony>;
