import type { SelectQueryBuilder } from 'kysely'
import type { Schema } from './tables.ts'

/** Makes a worker skip rows that another one has locked, where the database supports it. */
export type SkipLocked = <Table extends keyof Schema, Row>(
  query: SelectQueryBuilder<Schema, Table, Row>,
) => SelectQueryBuilder<Schema, Table, Row>
