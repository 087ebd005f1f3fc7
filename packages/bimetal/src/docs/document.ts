/** An OpenAPI 3.1 document, as far as the compiler writes it. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags?: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, JsonSchema>>;
    readonly responses?: Readonly<Record<string, ResponseObject>>;
  };
}

/** The operations of a path by method. */
export interface PathItem {
  readonly get?: Operation;
  readonly put?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
  readonly options?: Operation;
  readonly patch?: Operation;
  /** Methods that OpenAPI 3.1 does not know, in upper case. */
  readonly "x-additionalOperations"?: Readonly<Record<string, Operation>>;
}

export interface Operation {
  /** The route's name. */
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBodyObject;
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly examples?: Examples;
}

export interface RequestBodyObject {
  readonly description?: string;
  readonly required: boolean;
  readonly content: Content;
  /** The most bytes that are read. */
  readonly "x-max-bytes": number;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Omit<Parameter, "name" | "in">>>;
  readonly content?: Content;
}

/** What a body is, by its content type. */
export type Content = Readonly<Record<string, MediaType>>;

export interface MediaType {
  readonly schema?: JsonSchema;
  /** Of the fields of a form that are files: the content types that they may have. */
  readonly encoding?: Readonly<Record<string, { readonly contentType: string }>>;
  readonly examples?: Examples;
}

/** Examples by name. */
export type Examples = Readonly<Record<string, { readonly value: Json }>>;

/** A place in the document: `#/components/responses/BadRequest`. */
export interface Reference {
  readonly $ref: string;
}

/** A schema of JSON Schema 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: Json;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
