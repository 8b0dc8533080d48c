// Checks cards against Teams' own types (@microsoft/teams.cards): a misspelt property, which renderers pass over, is an error there.
// Standard input: [{"name", "json"}, …]. Standard output: a JSON list of what is wrong.
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const cards = JSON.parse(await text(process.stdin));
const lines = ['import type { IAdaptiveCard } from "@microsoft/teams.cards";'];
for (const { json } of cards) lines.push(`void (${JSON.stringify(json)} satisfies IAdaptiveCard);`);

const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
};
// Beside this file, so that the packages are found; it is never written.
const file = fileURLToPath(new URL("cards.ts", import.meta.url));
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists } = host;
host.fileExists = (name) => name === file || fileExists(name);
host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, lines.join("\n"), options.target) : getSourceFile(name, ...rest));

const wrong = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map((found) => {
  const words = ts.flattenDiagnosticMessageText(found.messageText, " ");
  const line = found.file?.fileName === file ? found.file.getLineAndCharacterOfPosition(found.start).line : 0;
  return `${line > 0 ? cards[line - 1].name : "types"}: ${words}`;
});
console.log(JSON.stringify(wrong));
