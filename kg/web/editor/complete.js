// What may stand where the cursor is: variables of the query, words of SPARQL, terms and codes of the graph.
import { syntaxTree } from "@codemirror/language";

const WORDS = `SELECT CONSTRUCT ASK DESCRIBE DISTINCT WHERE OPTIONAL FILTER UNION MINUS BIND VALUES GRAPH PREFIX FROM
 ORDER BY DESC ASC GROUP HAVING LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT EXISTS NOT IN AS LANG STR YEAR
 MONTH CONTAINS REGEX STRSTARTS LCASE BOUND COALESCE IF`.split(/\s+/);

// As many as need no scrolling, which would be out of reach for who has no mouse.
const MOST = 12;

// Terms come from the server once, when something is first typed.
export function completing(address) {
  let told;
  const terms = () => (told ??= fetch(address).then((answer) => (answer.ok ? answer.json() : { prefixes: {}, terms: [] })));
  return async (context) => {
    if (/IRIREF|String|Comment/i.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context.state, variable), validFor: /^[?$]\w*$/ };
    const word = context.matchBefore(/[A-Za-z][\w-]*(?::[\w.-]*)?/);
    if (!word && !context.explicit) return null;
    const { prefixes, terms: known } = await terms();
    const from = word ? word.from : context.pos;
    return { from, options: options(context, from, word ? word.text : "", prefixes, known), filter: false };
  };
}

function variables(state, typed) {
  const found = new Set(state.doc.toString().match(/[?$]\w+/g));
  found.delete(typed.text);
  return [...found].sort().map((label) => ({ label, type: "variable" }));
}

// Terms by their name or by what people call them; after "a" classes alone; after a property whose values are codes
// those codes first; what the graph holds most of first.
function options(context, from, typed, prefixes, known) {
  const sought = typed.toLowerCase();
  const before = context.state.sliceDoc(Math.max(0, from - 80), from);
  const classes = /(?:\ba|rdf:type)\s+$/.test(before);
  const property = before.match(/([A-Za-z][\w-]*:[\w-]+)\s+$/)?.[1];
  const scheme = known.find((term) => term.kind === "property" && term.name === property)?.scheme;
  const fits = (term) => Boolean(scheme) && term.kind === "code" && term.scheme === scheme;
  const terms = known
    .filter((term) => (classes ? term.kind === "class" : true))
    .map((term) => [rank(term, sought), term])
    .filter(([place]) => place >= 0)
    .sort(([a, one], [b, other]) => fits(other) - fits(one) || a - b || (other.count ?? 0) - (one.count ?? 0))
    .map(([, term]) => ({
      label: term.name,
      detail: term.label,
      info: term.about || undefined,
      type: term.kind,
      apply: (view, _, start, end) => insert(view, term.name, start, end, prefixes),
    }));
  const words = WORDS.filter((word) => sought && !classes && word.toLowerCase().startsWith(sought));
  return [...words.map((label) => ({ label, type: "keyword" })), ...terms].slice(0, MOST);
}

function rank(term, sought) {
  const name = term.name.toLowerCase();
  const local = name.slice(name.indexOf(":") + 1);
  const label = (term.label ?? "").toLowerCase();
  // Behind a prefix too a term may be sought by what people call it, among those of that prefix.
  const prefix = sought.slice(0, sought.indexOf(":") + 1);
  const said = sought.slice(prefix.length);
  if (!name.startsWith(prefix)) return -1;
  const places = [name.startsWith(sought), local.startsWith(said), label.startsWith(said), local.includes(said), label.includes(said)];
  const place = places.indexOf(true);
  // There are many codes; who wants one of them begins by their prefix.
  return term.kind === "code" && place > 0 ? place + places.length : place;
}

// The term, and the prefix that it needs where the query lacks it.
function insert(view, name, from, to, prefixes) {
  const prefix = name.slice(0, name.indexOf(":"));
  const changes = [{ from, to, insert: name }];
  const declared = new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(view.state.doc.toString());
  const head = declared || !prefixes[prefix] ? "" : `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  if (head) changes.unshift({ from: 0, insert: head });
  view.dispatch({ changes, selection: { anchor: head.length + from + name.length }, userEvent: "input.complete" });
}
