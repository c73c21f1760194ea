// node export_datapackage.mjs NODE_MODULES FOLDER: checks a data package with the standards' own
// library: the descriptor against its profile, every cell against its type, every key that refers
// to another table. Prints the names and numbers of rows of its tables.
import { createRequire } from 'node:module';

const [modules, folder] = process.argv.slice(2);
const { Package } = createRequire(`${modules}/`)('datapackage');
const tables = await Package.load(`${folder}/datapackage.json`, { strict: false });
const faults = tables.errors.map((error) => error.message);
for (const resource of tables.resources) {
  faults.push(...resource.errors.map((error) => `${resource.name}: ${error.message}`));
  if (!(await resource.checkRelations())) faults.push(`${resource.name}: a key refers to nothing`);
  const rows = await resource.read({ cast: true });
  console.log(`${resource.name}\t${rows.length}`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
