// What is typed over a selection. Left to itself the browser gives the new text the style of the old one in a style
// attribute, which the Content-Security-Policy refuses, loudly; so the editor puts the text in its place instead.
import { EditorView } from "@codemirror/view";

export const typed = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    if (main.empty || !event.cancelable || view.composing || !/^(insertText|insertReplacementText|delete)/.test(event.inputType)) return false;
    event.preventDefault();
    put(view, main.from, main.to, event.data ?? "");
    return true;
  },
});

// As CodeMirror puts what it reads from the page: brackets close, what fits is offered.
function put(view, from, to, text) {
  const made = () => view.state.update(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: text ? "input.type" : "delete.selection" });
  const handled = text && view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, made));
  if (!handled) view.dispatch(made());
}
