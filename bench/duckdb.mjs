// node duckdb.mjs SQL [FILE]: runs statements in DuckDB with two threads, and appends their own time
// in milliseconds, without that of starting node, to FILE. They write their answers themselves.
// './dev test' installs DuckDB's package into build/node.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(new URL('../build/node/', import.meta.url))('@duckdb/node-api');
const [sql, file] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const start = performance.now();
await connection.run(sql);
if (file) appendFileSync(file, `${(performance.now() - start).toFixed(1)}\n`);
