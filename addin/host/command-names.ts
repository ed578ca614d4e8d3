/** The ribbon's buttons and the shortcuts, as the manifest names them. */
export const commandNames = ['showPane', 'checkTable', 'nextFinding', 'openSubmit'] as const
export type Command = (typeof commandNames)[number]
