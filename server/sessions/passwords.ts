import { hash, verify } from '@node-rs/argon2'

/** How hard a password is to guess. Tests use a cheap one; stored hashes carry their own cost, so it may be raised at any time. */
export interface PasswordCost { readonly memoryKiB: number; readonly passes: number }

/** 64 MiB, three passes: well above OWASP's floor, about 100 ms here. */
export const strongPasswords: PasswordCost = { memoryKiB: 65_536, passes: 3 }

export interface Passwords {
  hash(password: string): Promise<string>
  /** `stored` null (no such person) takes as long as a real check, so that answers do not tell who exists */
  matches(stored: string | null, password: string): Promise<boolean>
}

export function createPasswords(cost: PasswordCost): Passwords {
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 }
  let decoy: Promise<string> | null = null
  return {
    hash: password => hash(password, options),
    async matches(stored, password) {
      if (stored !== null) return await verify(stored, password)
      decoy ??= hash('nobody', options)
      await verify(await decoy, password)
      return false
    },
  }
}
