// The look of the editor: all colours are those of ../static/style.css, so that light and dark follow the page.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const look = EditorView.theme({
  "&": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--soft)", borderRadius: "6px", fontSize: ".875rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", maxHeight: "60vh" },
  ".cm-content, .cm-gutter": { minHeight: "14rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".6rem 0" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--soft)", border: "0", borderRadius: "6px 0 0 6px" },
  ".cm-line.wrong": { background: "var(--odd-wash)", boxShadow: "inset 3px 0 var(--odd)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--hit)" },
  ".cm-tooltip": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxWidth: "min(34rem, 92vw)", maxHeight: "none", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".25rem .6rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "var(--sheet)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", fontFamily: "var(--sans)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  "@media (max-width: 40rem)": { ".cm-tooltip.cm-completionInfo": { display: "none" } },
  ".cm-completionInfo": { padding: ".5rem .8rem", fontFamily: "var(--sans)", maxWidth: "20rem" },
});

export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword, tags.modifier], color: "var(--accent)", fontWeight: "600" },
    { tag: [tags.variableName, tags.definition(tags.variableName)], color: "var(--open)" },
    { tag: [tags.string, tags.literal, tags.number, tags.bool], color: "var(--kept)" },
    { tag: [tags.comment, tags.lineComment], color: "var(--soft)", fontStyle: "italic" },
    { tag: [tags.url, tags.link], color: "var(--soft)" },
    { tag: tags.invalid, color: "var(--odd)" },
  ]),
);
