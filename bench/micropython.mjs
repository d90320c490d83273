// SPDX-License-Identifier: MIT
// Runs jobs in npm's MicroPython (32-bit, 16-byte blocks: a board's object sizes), for bench/common.py.
// Standard input: JSON [{files: {path: text}, steps: [source, ...]}, ...]. Each job gets a fresh interpreter
// and each step its own runPython call, because gc.collect() there takes effect only between calls.
// Standard output: JSON [{output: text} or {output: text, error: text}, ...].
import { readFileSync } from "node:fs";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript";

const results = [];
for (const job of JSON.parse(readFileSync(0, "utf8"))) {
  const result = { output: "" };
  try {
    const interpreter = await loadMicroPython({
      heapsize: 1024 * 1024,
      linebuffer: true,
      stdout: (line) => { result.output += line + "\n"; },
    });
    for (const [path, text] of Object.entries(job.files ?? {})) {
      interpreter.FS.writeFile(path, text);
    }
    for (const step of job.steps) {
      interpreter.runPython(step);
    }
  } catch (error) {
    result.error = String(error.message ?? error);
  }
  results.push(result);
}
process.stdout.write(JSON.stringify(results));
