// The file counts column widths in characters of the default font (7 pixels a digit for 等线 11, plus 5 of margin), the model in points.

export function pointsOfCharacters(characters: number): number {
  return (Math.trunc(characters * 7 + 5) * 3) / 4
}

export function charactersOfPoints(points: number): number {
  return Math.max(0, Math.round(((points * 4) / 3 - 5) / 7 * 256) / 256)
}
