// Puts the editor in the place of the form's text area, which stays what is sent: without a script the form works alike.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";

import { completing } from "./complete.js";
import { colours, look } from "./look.js";
import { typed } from "./typed.js";

function editor(area) {
  const form = area.form;
  // A style element would break the Content-Security-Policy; in a shadow root CodeMirror uses constructed style sheets.
  const place = document.createElement("div");
  const root = place.attachShadow({ mode: "open" });
  const label = form.querySelector(`label[for="${area.id}"]`);
  const ask = () => (form.requestSubmit(), true);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: ask }]),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        sparql(),
        autocompletion({ override: [completing(area.dataset.terms)], icons: false }),
        // Tab stays what leaves the editor.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label.textContent, spellcheck: "false" }),
        typed,
        look,
        colours,
        wrong(area),
      ],
    }),
  });
  area.hidden = true;
  area.after(place);
  label.addEventListener("click", () => view.focus());
  form.addEventListener("submit", () => (area.value = view.state.doc.toString()));
}

// The line in which the server found the query to be wrong, until it is changed.
function wrong(area) {
  const line = Number(area.dataset.line);
  const mark = Decoration.line({ class: "wrong" });
  return EditorView.decorations.of((view) =>
    line >= 1 && line <= view.state.doc.lines && view.state.doc.toString() === area.defaultValue
      ? Decoration.set([mark.range(view.state.doc.line(line).from)])
      : Decoration.none,
  );
}

const area = document.getElementById("query");
if (area) editor(area);
