/** A failure as office.js shows it to the add-in (OfficeExtension.Error). Codes and texts: Microsoft Learn, "Error handling with the application-specific JavaScript APIs". */
export class RichError extends Error {
  readonly code: string
  readonly status: number
  /** "Range.values", when the failing member is known better than by the executor. */
  readonly location: string | null
  constructor(code: string, message: string, status = 400, location: string | null = null) {
    super(message)
    this.name = 'RichError'
    this.code = code
    this.status = status
    this.location = location
  }
}

export function itemNotFound(): RichError {
  return new RichError('ItemNotFound', "The requested resource doesn't exist.", 404)
}

export function invalidArgument(message = 'The argument is invalid or missing or has an incorrect format.'): RichError {
  return new RichError('InvalidArgument', message)
}

export function accessDenied(): RichError {
  return new RichError('AccessDenied', 'You cannot perform the requested operation.', 403)
}

export function apiNotFound(member: string, why = ''): RichError {
  return new RichError('ApiNotFound', `The API '${member}' could not be found.${why}`, 404, member)
}
