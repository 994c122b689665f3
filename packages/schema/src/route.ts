import type { Role } from "@posoka/domain/roles";
import { z } from "zod";
import type { ErrorCode } from "./errors.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** `public` needs no token; `signed_in` takes any role; a list takes those roles. */
export type Access = "public" | "signed_in" | readonly Role[];

/** One operation of the API: the single source for server, client, OpenAPI and tests. */
export type Contract = {
  method: Method;
  path: `/api/v1/${string}`;
  /** Sentence for the reference page, in English. */
  summary: string;
  access: Access;
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType;
  status: number;
  reply: z.ZodType;
  errors: readonly ErrorCode[];
  /** Shows data by which another person is known: an adult needs a second factor first. Staff and admin always do. */
  identifies: boolean;
  /** Open to somebody whose account is to be erased, who can otherwise do nothing but take that back. */
  whileLeaving: boolean;
};

type ContractInput = Omit<Contract, "params" | "query" | "body" | "status" | "errors" | "identifies" | "whileLeaving"> &
  Partial<Contract>;

const nothing = z.strictObject({});

/**
 * Completes a contract: no params, no query, no body, status 200, no special refusals, nobody else's identity,
 * and closed to who is leaving.
 * Objects for params, query and body must be strict, so that unknown keys are refused.
 */
export function route<const T extends ContractInput>(contract: T) {
  return {
    params: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    errors: [] as const,
    identifies: false,
    whileLeaving: false,
    ...contract,
  } as unknown as {
    [K in keyof Contract]: K extends keyof T
      ? T[K]
      : K extends "params" | "query" | "body"
        ? typeof nothing
        : K extends "errors"
          ? readonly []
          : K extends "status"
            ? 200
            : K extends "identifies" | "whileLeaving"
              ? false
              : never;
  };
}

// The input of an empty strict object is `Record<string, never>`.
type InputPart<T extends Contract, K extends "params" | "query" | "body"> =
  z.input<T[K]> extends Record<string, never>
    ? { [P in K]?: undefined }
    : Partial<z.input<T[K]>> extends z.input<T[K]>
      ? { [P in K]?: z.input<T[K]> }
      : { [P in K]: z.input<T[K]> };

/** What a caller passes for this contract. */
export type InputOf<T extends Contract> = InputPart<T, "params"> & InputPart<T, "query"> & InputPart<T, "body">;
/** What a handler receives. */
export type ParsedOf<T extends Contract> = {
  params: z.output<T["params"]>;
  query: z.output<T["query"]>;
  body: z.output<T["body"]>;
};
/** What a caller gets back. */
export type ReplyOf<T extends Contract> = z.output<T["reply"]>;
/** What a handler returns, before encoding. */
export type ReplyInput<T extends Contract> = z.input<T["reply"]>;
