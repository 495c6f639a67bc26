import type { z } from 'zod'
import type { Role } from '@/lib/domain/accounts/role'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** The `{names}` of a path: `/channels/{id}` gives `{ id: string }`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Key in Name]: string } & PathParams<Rest>
  : unknown

/** A request that was let in, its parts parsed. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  runtime: Runtime
  actor: Actor
  params: Params
  query: Query
  body: Body
}

/** Data with a status that only the handler knows; 400 and above is no success. */
export class Reply<Data> {
  constructor(
    readonly status: number,
    readonly data: Data,
    readonly message = 'OK',
  ) {}
}

/** A file instead of the envelope, streamed. */
export class FileReply {
  constructor(
    readonly name: string,
    readonly contentType: string,
    readonly text: AsyncIterable<string>,
  ) {}
}

/**
 * One endpoint of the Partner API: everything that routing, validation and the API document know of it. The handler is
 * one call of a use case; what it gives is put through `data`, so that nothing undeclared crosses the wire.
 */
export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Data extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v2/partners/{partner_id}`; a path parameter is one segment, percent-decoded. */
  path: Path
  /** What it does, in a few words. */
  summary: string
  /** The least role that may call it; partner keys may do everything. */
  role: Role
  /** Without one, query parameters are ignored. */
  query?: Query
  /** Without one, a body is ignored. */
  body?: Body
  /** What the body is read as: JSON where nothing is said, or the text of a CSV file. */
  bodyFormat?: 'csv'
  data: Data
  /** Where it creates something: 201. */
  status?: 201
  handle(
    call: Call<PathParams<Path>, z.output<Query>, z.output<Body>>,
  ): Promise<z.input<Data> | Reply<z.input<Data>> | FileReply | Problem>
}

/** Declares an endpoint; its handler's types follow from its path and schemas. */
export function endpoint<
  Path extends string,
  Data extends z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
>(definition: Endpoint<Path, Query, Body, Data>): Endpoint {
  return definition
}
