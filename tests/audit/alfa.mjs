// Runs Siteimprove's Alfa over pages that a browser has written down, one JSON document a line on
// standard input: {page, mode, device, document}. Writes one line for each thing that is wrong.
// `node alfa.mjs serializer` prints the function that writes a page down, for the browser.
import { createInterface } from "node:readline";
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Node } from "@siteimprove/alfa-dom";
import { Native } from "@siteimprove/alfa-dom/native";
import { Request, Response } from "@siteimprove/alfa-http";
import { Rules } from "@siteimprove/alfa-rules";
import { Page } from "@siteimprove/alfa-web";

// The steps to an element, as the other engines name them.
const pathOf = (target) => (Node.isNode(target) ? target.path() : String(target).slice(0, 90));

const wordsOf = (failed) => {
  for (const [, expectation] of failed.expectations) {
    if (expectation.isErr()) {
      const { message } = expectation.getErrUnsafe().toJSON();
      if (message) return message;
    }
  }
  return "it fails";
};

if (process.argv[2] === "serializer") {
  process.stdout.write(Native.fromNode.toString());
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { page, mode, device: plain, document } = JSON.parse(line);
    const device = Device.from(plain);
    const subject = Page.of(Request.empty(), Response.empty(), Node.from(document, device), device);
    const outcomes = await Audit.of(subject, [...Rules.values()]).evaluate();
    for (const outcome of outcomes) {
      if (!Outcome.isFailed(outcome)) continue;
      const rule = outcome.rule.uri.split("/").pop();
      console.log(JSON.stringify({
        page, mode, check: `alfa: ${rule}`, selector: pathOf(outcome.target), words: wordsOf(outcome),
      }));
    }
  }
}
