/** Every refusal the API can give, with the HTTP status it travels under. */
export const errorStatus = {
  unauthenticated: 401,
  forbidden: 403,
  origin_refused: 403,
  not_found: 404,
  invalid_input: 422,
  too_large: 413,
  unsupported_media: 415,
  profile_incomplete: 409,
  not_confirmed: 409,
  not_vetted: 409,
  already_applied: 409,
  opening_closed: 409,
  outside_only: 409,
  conflict: 409,
  has_cases: 409,
  stale_version: 409,
  name_taken: 409,
  not_lawful: 422,
  too_young: 422,
  wrong_credentials: 401,
  link_used: 410,
  factor_needed: 403,
  fresh_needed: 403,
  leaving: 403,
  duty_runs: 409,
  ticket_over: 410,
  key_reused: 422,
  rate_limited: 429,
  view_limit: 429,
  busy: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** Why one field was refused; people read the text of this code beside the field. */
export const fieldErrors = [
  "required",
  "too_short",
  "too_long",
  "too_small",
  "too_big",
  "bad_format",
  "bad_choice",
  "unknown_field",
  "bad_text",
  "weak_password",
  "bad_company_number",
  "in_the_past",
  "below_minimum",
  "unknown_reference",
  "too_old",
  "wrong_code",
] as const;
export type FieldError = (typeof fieldErrors)[number];

/** Thrown by services, sent by the error plugin, thrown again by the client. People read the text of its code. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly extra: {
    fields?: Record<string, FieldError>;
    requestId?: string;
    retryAfterSeconds?: number;
    /** With `factor_needed` at sign-in: what the second step is sent with. */
    ticket?: string;
    cause?: unknown;
  };

  constructor(code: ErrorCode, extra: AppError["extra"] = {}) {
    super(code, { cause: extra.cause });
    this.code = code;
    this.extra = extra;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
