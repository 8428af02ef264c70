import type { Vault } from '../vault/index.ts';
import { isAddress } from './address.ts';

/**
 * Return paths that name their mail, so that a notification of failure tells by its receiver what came back (a variable
 * envelope return path): `bounces+<id>-<proof>@example.org`. The mail server has to deliver `bounces+…` with `bounces`.
 */
export interface ReturnPaths {
  /** The envelope's sender for a mail. */
  of(mailId: string): string;
  /** The mail that a return path names; undefined for what is none of ours, or was made up. */
  read(address: string): string | undefined;
}

/** Hex digits of the proof: 48 bits, far from guessing, and the whole stays within the 64 characters of RFC 5321. */
const PROOF = 12;

const asId = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** @param mailbox where notifications of failure are received */
export function createReturnPaths(vault: Vault, mailbox: string): ReturnPaths {
  const at = mailbox.lastIndexOf('@');
  const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1)];
  const proofOf = (id: string): string => vault.mac('return-path', id).slice(0, PROOF);
  return {
    of: (mailId) => `${local}+${mailId.replaceAll('-', '')}-${proofOf(mailId)}@${domain}`,
    read(address) {
      if (!isAddress(address)) return undefined;
      // Servers on the way may turn letters small or large.
      const [, who = '', hex = '', proof, host = ''] =
        /^(.+)\+([0-9a-f]{32})-([0-9a-f]{12})@(.+)$/.exec(address.toLowerCase()) ?? [];
      const id = asId(hex);
      const ours = who === local.toLowerCase() && host === domain.toLowerCase() && proof === proofOf(id);
      return ours ? id : undefined;
    },
  };
}
