// Reads pages as programs do that share them or search data: Open Graph with open-graph-scraper,
// microdata as RDF with microdata-rdf-streaming-parser. No page is fetched.
//
// In: [{url, html}] on standard input. Out, in the same order: [{openGraph, error, triples}] with
// triples of [subject, predicate, object].
import { text } from "node:stream/consumers";
import { stdin, stdout } from "node:process";
import { MicrodataRdfParser } from "microdata-rdf-streaming-parser";
import ogs from "open-graph-scraper";

async function openGraph(html) {
  const found = await ogs({ html, onlyGetOpenGraphInfo: true }); // and guess nothing
  return { openGraph: found.result, error: found.error };
}

function microdata(url, html) {
  return new Promise((resolve, reject) => {
    const triples = [];
    const parser = new MicrodataRdfParser({ baseIRI: url });
    parser.on("data", (q) => triples.push([q.subject.value, q.predicate.value, q.object.value]));
    parser.on("error", reject);
    parser.on("end", () => resolve({ triples }));
    parser.write(html);
    parser.end();
  });
}

const answers = [];
for (const { url, html } of JSON.parse(await text(stdin))) {
  answers.push({ ...(await openGraph(html)), ...(await microdata(url, html)) });
}
stdout.write(JSON.stringify(answers));
