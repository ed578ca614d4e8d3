import { hash, randomBytes } from 'node:crypto'

/** A bearer token: 32 random bytes. Only its SHA-256 is ever stored. */
export function newToken(): string { return randomBytes(32).toString('base64url') }

export function tokenHash(token: string): string { return hash('sha256', token, 'hex') }
