// The Agents Playground as it is, but it ends with whoever started it: when the pipe to its input closes.
process.stdin.on("end", () => process.exit()).resume();
require("@microsoft/m365agentsplayground/cli.js");
