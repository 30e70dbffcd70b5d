// Prints what apl-suggester finds in the documents on standard input: {name: [fault, …]}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

console.log = () => {}; // the package talks to itself
const { StaticAplTemplateValidator } = createRequire(`${process.argv[2]}/`)("apl-suggester");
const found = {};
for (const [name, document] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  found[name] = await new StaticAplTemplateValidator().validate(document);
}
process.stdout.write(JSON.stringify(found));
